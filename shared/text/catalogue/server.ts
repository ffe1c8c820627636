/** What the API server did not answer, or answered. */
import type { ErrorEntry } from './entry.ts'

export const serverErrors = {
  unreachable: {
    exit: 'unreachable',
    en: {
      what: 'The API server[ {server}] cannot be reached[: {detail}].',
      todo: 'Check the address in the kubeconfig, the network and any VPN or proxy, and that kubectl get nodes works.',
    },
    ko: {
      what: 'API 서버[ {server}]에 연결할 수 없습니다[: {detail}].',
      todo: 'kubeconfig의 주소와 네트워크, VPN·프록시 설정을 살피고, kubectl get nodes가 되는지 확인하십시오.',
    },
  },
  tls: {
    exit: 'unreachable',
    en: {
      what: 'No trusted TLS connection to the API server[ {server}] could be made[: {detail}].',
      todo: 'Check the certificate-authority data in the kubeconfig and the server’s host name; a clock that is wrong has the same effect.',
    },
    ko: {
      what: 'API 서버[ {server}]와 신뢰할 수 있는 TLS 연결을 맺지 못했습니다[: {detail}].',
      todo: 'kubeconfig의 certificate-authority 데이터와 서버 호스트 이름, 시스템 시계가 맞는지 확인하십시오.',
    },
  },
  unauthorized: {
    exit: 'denied',
    en: {
      what: 'The API server does not accept these credentials (401)[: {detail}].',
      todo: 'Log in again so that the token or certificate is fresh, and check that kubectl get nodes works.',
    },
    ko: {
      what: 'API 서버가 이 자격 증명을 받아들이지 않았습니다(401)[: {detail}].',
      todo: '다시 로그인해 토큰이나 인증서를 새로 받은 뒤, kubectl get nodes가 되는지 확인하십시오.',
    },
  },
  forbidden: {
    exit: 'denied',
    en: {
      what: 'These credentials may not read this (403)[: {detail}].',
      todo: 'Ask for the role that kubectl cni permissions prints, or choose another user with --as, --user or --context.',
    },
    ko: {
      what: '이 자격 증명에는 읽기 권한이 없습니다(403)[: {detail}].',
      todo: 'kubectl cni permissions가 출력하는 역할을 요청하거나, --as·--user·--context로 다른 사용자를 고르십시오.',
    },
  },
  'not-found': {
    exit: 'unreachable',
    en: { what: 'The API server has no such object (404)[: {detail}].', todo: 'Nothing needs to be done where it was never installed.' },
    ko: { what: 'API 서버에 그런 객체가 없습니다(404)[: {detail}].', todo: '처음부터 설치한 적이 없다면 조치할 일은 없습니다.' },
  },
  'not-served': {
    exit: 'unreachable',
    en: {
      what: 'The API server does not serve this resource[: {detail}].',
      todo: 'Nothing needs to be done where the CNI that owns it is not installed.',
    },
    ko: { what: 'API 서버가 이 리소스를 제공하지 않습니다[: {detail}].', todo: '이 리소스를 쓰는 CNI를 설치하지 않았다면 조치할 일은 없습니다.' },
  },
  expired: {
    exit: 'unreachable',
    en: {
      what: 'The list grew too old while it was being read (410), and the server gave no way to go on[: {detail}].',
      todo: 'Run the command again; if it repeats, limit it to one namespace with -n.',
    },
    ko: {
      what: '목록을 읽는 도중에 만료되었고(410), 서버가 이어서 읽을 방법을 주지 않았습니다[: {detail}].',
      todo: '명령을 다시 실행하십시오. 되풀이되면 -n으로 네임스페이스 하나만 읽으십시오.',
    },
  },
  throttled: {
    exit: 'unreachable',
    en: {
      what: 'The API server keeps asking to slow down (429)[: {detail}].',
      todo: 'Run the command again later, or limit it to one namespace with -n.',
    },
    ko: {
      what: 'API 서버가 요청을 계속 제한하고 있습니다(429)[: {detail}].',
      todo: '잠시 뒤에 다시 실행하거나, -n으로 네임스페이스 하나만 읽으십시오.',
    },
  },
  'server-error': {
    exit: 'unreachable',
    en: {
      what: 'The API server answered with an error of its own[: {detail}].',
      todo: 'Run the command again; if it repeats, look at the health of the control plane.',
    },
    ko: { what: 'API 서버가 내부 오류로 응답했습니다[: {detail}].', todo: '명령을 다시 실행하고, 되풀이되면 컨트롤 플레인 상태를 살펴보십시오.' },
  },
  refused: {
    exit: 'unreachable',
    en: {
      what: 'The API server refused the question[: {detail}].',
      todo: 'Check that nothing between here and the server, such as a proxy or gateway, changes requests.',
    },
    ko: { what: 'API 서버가 요청을 거부했습니다[: {detail}].', todo: '서버까지 가는 길에 프록시나 게이트웨이가 요청을 바꾸지 않는지 확인하십시오.' },
  },
  'cut-off': {
    exit: 'unreachable',
    en: {
      what: 'The answer broke off before its end[: {detail}].',
      todo: 'Run the command again; if it repeats, look at proxies and load balancers on the way.',
    },
    ko: { what: '응답이 중간에 끊겼습니다[: {detail}].', todo: '명령을 다시 실행하고, 되풀이되면 중간의 프록시와 로드 밸런서를 살펴보십시오.' },
  },
  'unexpected-answer': {
    exit: 'unreachable',
    en: {
      what: 'A part of the answer did not have the expected form and was left out[: {detail}].',
      todo: 'Please report it, with a snapshot, if the server is a plain Kubernetes API server.',
    },
    ko: {
      what: '응답 일부가 예상한 형식과 달라 제외했습니다[: {detail}].',
      todo: '일반 Kubernetes API 서버에서 생긴 일이라면 스냅샷과 함께 제보해 주십시오.',
    },
  },
  timeout: {
    exit: 'unreachable',
    en: {
      what: 'No full answer came within the time allowed[ ({timeout})][: {detail}].',
      todo: 'Give it longer with --request-timeout, and check the network between here and the server.',
    },
    ko: {
      what: '정해진 시간[({timeout})] 안에 응답을 다 받지 못했습니다[: {detail}].',
      todo: '--request-timeout을 늘리고, 서버까지의 네트워크를 확인하십시오.',
    },
  },
  'not-kubernetes': {
    exit: 'unreachable',
    en: {
      what: 'What answers[ at {server}] is not a Kubernetes API server[: {detail}].',
      todo: 'Check the server address in the kubeconfig; a login page or proxy may be answering in its place.',
    },
    ko: {
      what: '이 주소[({server})]에서 응답한 것은 Kubernetes API 서버가 아닙니다[: {detail}].',
      todo: 'kubeconfig의 서버 주소가 맞는지, 로그인 페이지나 프록시가 대신 응답하고 있지 않은지 확인하십시오.',
    },
  },
} as const satisfies Record<string, ErrorEntry>
