/**
 * The error catalogue: everything that can go wrong, by permanent id, with its exit code and its words.
 *
 * `what` says what happened and why, `todo` what to do about it: one sentence each. `{name}` is filled
 * from values; a part in [square brackets] disappears where one of its values is not known. Values are
 * untrusted text (answers of servers, file names): escape the finished sentence before showing it.
 */
import type { Both, Locale } from './locale.ts'
import { rawOf, type Text } from './span.ts'

/** Exit codes are a promise to scripts. 0 means a report was made, even one with unknowns. */
const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  /** No usable kubeconfig, context, cluster or user. */
  kubeconfig: 3,
  /** The API server gave no usable answer: unreachable, TLS, timeout, not Kubernetes, failing. */
  unreachable: 4,
  /** Not allowed: 401, 403 for everything, credential plugin failed. */
  denied: 5,
  /** A file that was given is not what it should be. */
  input: 6,
  /** A gate that could not decide; 1 there means findings. */
  broken: 7,
  interrupted: 130,
} as const

interface Words {
  what: string
  todo: string
}

interface ErrorEntry extends Both<Words> {
  exit: keyof typeof exitCodes
}

const catalogue = {
  'no-kubeconfig': {
    exit: 'kubeconfig',
    en: {
      what: 'No kubeconfig was found[: {detail}].',
      todo: 'Set KUBECONFIG or pass --kubeconfig, or look at a built-in cluster with --sample eks.',
    },
    ko: {
      what: 'kubeconfig를 찾지 못했습니다[: {detail}].',
      todo: 'KUBECONFIG나 --kubeconfig로 파일을 지정하거나, --sample eks로 내장 클러스터를 둘러보십시오.',
    },
  },
  'kubeconfig-invalid': {
    exit: 'kubeconfig',
    en: { what: 'The kubeconfig cannot be used[: {detail}].', todo: 'Check it with: kubectl config view' },
    ko: { what: 'kubeconfig 내용에 문제가 있어 쓸 수 없습니다[: {detail}].', todo: 'kubectl config view로 내용을 확인하십시오.' },
  },
  'no-context': {
    exit: 'kubeconfig',
    en: { what: 'The kubeconfig names no current context.', todo: 'Choose one with --context or kubectl config use-context[; there are: {known}].' },
    ko: {
      what: 'kubeconfig에 현재 컨텍스트가 정해져 있지 않습니다.',
      todo: '--context나 kubectl config use-context로 컨텍스트를 고르십시오[(사용 가능: {known})].',
    },
  },
  'unknown-context': {
    exit: 'kubeconfig',
    en: {
      what: 'The kubeconfig has no context[ named “{context}”].',
      todo: 'Choose one of those that kubectl config get-contexts lists[: {known}].',
    },
    ko: {
      what: 'kubeconfig에 [“{context}”라는 ]컨텍스트가 없습니다.',
      todo: 'kubectl config get-contexts에 나오는 컨텍스트 가운데 하나를 고르십시오[: {known}].',
    },
  },
  'unknown-cluster': {
    exit: 'kubeconfig',
    en: {
      what: 'The kubeconfig has no cluster[ named “{cluster}”].',
      todo: 'Choose one of those that kubectl config get-clusters lists[: {known}].',
    },
    ko: {
      what: 'kubeconfig에 [“{cluster}”라는 ]클러스터 항목이 없습니다.',
      todo: 'kubectl config get-clusters에 나오는 클러스터 가운데 하나를 고르십시오[: {known}].',
    },
  },
  'unknown-user': {
    exit: 'kubeconfig',
    en: { what: 'The kubeconfig has no user[ named “{user}”].', todo: 'Choose one of those that kubectl config get-users lists[: {known}].' },
    ko: {
      what: 'kubeconfig에 [“{user}”라는 ]사용자 항목이 없습니다.',
      todo: 'kubectl config get-users에 나오는 사용자 가운데 하나를 고르십시오[: {known}].',
    },
  },
  'credential-plugin-failed': {
    exit: 'denied',
    en: {
      what: 'The kubeconfig’s credential plugin[ “{command}”] gave no credentials[: {detail}].',
      todo: 'Run that command by hand, log in again where it asks for it, and check that kubectl get nodes works.',
    },
    ko: {
      what: 'kubeconfig의 자격 증명 플러그인[ “{command}”]에서 자격 증명을 받지 못했습니다[: {detail}].',
      todo: '그 명령을 직접 실행해 필요하면 다시 로그인한 뒤, kubectl get nodes가 되는지 확인하십시오.',
    },
  },
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
      what: 'What answers at[ {server}] this address is not a Kubernetes API server[: {detail}].',
      todo: 'Check the server address in the kubeconfig; a login page or proxy may be answering in its place.',
    },
    ko: {
      what: '이 주소[({server})]에서 응답한 것은 Kubernetes API 서버가 아닙니다[: {detail}].',
      todo: 'kubeconfig의 서버 주소가 맞는지, 로그인 페이지나 프록시가 대신 응답하고 있지 않은지 확인하십시오.',
    },
  },
  'aws-no-credentials': {
    exit: 'denied',
    en: {
      what: 'No AWS credentials were found, so EC2 was not asked[: {detail}].',
      todo: 'Log in with aws sso login, set AWS_PROFILE or pass --profile.',
    },
    ko: {
      what: 'AWS 자격 증명을 찾지 못해 EC2에 묻지 않았습니다[: {detail}].',
      todo: 'aws sso login으로 로그인하거나, AWS_PROFILE 또는 --profile로 프로필을 지정하십시오.',
    },
  },
  'aws-expired': {
    exit: 'denied',
    en: {
      what: 'The AWS credentials have expired or are not valid[: {detail}].',
      todo: 'Get new ones, for example with aws sso login, and run the command again.',
    },
    ko: {
      what: 'AWS 자격 증명이 만료되었거나 유효하지 않습니다[: {detail}].',
      todo: 'aws sso login 등으로 자격 증명을 새로 받은 뒤 다시 실행하십시오.',
    },
  },
  'aws-denied': {
    exit: 'denied',
    en: {
      what: 'The AWS credentials do not allow this call[: {detail}].',
      todo: 'Allow the calls that kubectl cni permissions prints, or choose another profile with --profile.',
    },
    ko: {
      what: '이 AWS 자격 증명에는 이 호출 권한이 없습니다[: {detail}].',
      todo: 'kubectl cni permissions가 출력하는 호출을 허용하거나 --profile로 다른 프로필을 고르십시오.',
    },
  },
  'aws-throttled': {
    exit: 'unreachable',
    en: {
      what: 'EC2 keeps asking to slow down[: {detail}].',
      todo: 'Run the command again later; something else in this account may be using up the request limit.',
    },
    ko: {
      what: 'EC2가 요청을 계속 제한하고 있습니다[: {detail}].',
      todo: '같은 계정의 다른 작업이 요청 한도를 쓰고 있지 않은지 보고, 잠시 뒤에 다시 실행하십시오.',
    },
  },
  'aws-slowed': {
    exit: 'ok',
    en: {
      what: 'EC2 asked to slow down, so some requests were sent again[: {detail}].',
      todo: 'Nothing is missing from this report; something else in this account may be using up the request limit.',
    },
    ko: {
      what: 'EC2가 요청을 제한해 일부 요청을 다시 보냈습니다[: {detail}].',
      todo: '이 보고서에서 빠진 내용은 없습니다. 같은 계정의 다른 작업이 요청 한도를 쓰고 있지 않은지 확인하십시오.',
    },
  },
  'aws-no-region': {
    exit: 'usage',
    en: { what: 'The AWS region is not known: neither nodes nor settings name one[: {detail}].', todo: 'Pass --region or set AWS_REGION.' },
    ko: {
      what: '노드에도 설정에도 리전이 없어 어느 AWS 리전에 물어야 할지 알 수 없습니다[: {detail}].',
      todo: '--region으로 지정하거나 AWS_REGION을 설정하십시오.',
    },
  },
  'aws-unreachable': {
    exit: 'unreachable',
    en: { what: 'The AWS API cannot be reached[: {detail}].', todo: 'Check the region, the network, and AWS_ENDPOINT_URL where it is set.' },
    ko: { what: 'AWS API에 연결할 수 없습니다[: {detail}].', todo: '리전과 네트워크를 살피고, AWS_ENDPOINT_URL을 설정했다면 그 값도 확인하십시오.' },
  },
  'aws-error': {
    exit: 'unreachable',
    en: { what: 'AWS answered with an error[: {detail}].', todo: 'Run the command again; if it repeats, check the profile and region.' },
    ko: { what: 'AWS가 오류로 응답했습니다[: {detail}].', todo: '명령을 다시 실행하고, 되풀이되면 프로필과 리전을 확인하십시오.' },
  },
  'no-provider-id': {
    exit: 'ok',
    en: {
      what: 'The nodes look like EC2 instances, but none says which instance it is (spec.providerID is empty).',
      todo: 'Run the AWS cloud controller manager, or set --provider-id on the kubelets, to have nodes and instances joined.',
    },
    ko: {
      what: '노드가 EC2 인스턴스로 보이지만 어느 인스턴스인지 알려 주는 노드가 없습니다(spec.providerID가 비어 있음).',
      todo: '노드와 인스턴스를 연결하려면 AWS cloud controller manager를 실행하거나 kubelet에 --provider-id를 지정하십시오.',
    },
  },
  'snapshot-not-json': {
    exit: 'input',
    en: { what: '[“{file}”: ]This is not JSON[: {detail}].', todo: 'Make a snapshot with: kubectl cni snapshot > s.json' },
    ko: { what: '[“{file}”: ]JSON이 아닙니다[: {detail}].', todo: 'kubectl cni snapshot > s.json으로 스냅샷을 새로 만드십시오.' },
  },
  'not-a-snapshot': {
    exit: 'input',
    en: {
      what: '[“{file}”: ]This is JSON, but not a snapshot of this tool[: {detail}].',
      todo: 'Give --from a file made with: kubectl cni snapshot > s.json',
    },
    ko: {
      what: '[“{file}”: ]JSON이지만 이 도구의 스냅샷이 아닙니다[: {detail}].',
      todo: '--from에는 kubectl cni snapshot > s.json으로 만든 파일을 주십시오.',
    },
  },
  'snapshot-newer': {
    exit: 'input',
    en: {
      what: '[“{file}”: ]This snapshot is of a newer version than this tool reads[: {detail}].',
      todo: 'Update kubectl-cni, or make the snapshot again with this version.',
    },
    ko: {
      what: '[“{file}”: ]이 스냅샷은 지금 버전이 읽을 수 있는 것보다 새 버전입니다[: {detail}].',
      todo: 'kubectl-cni를 업데이트하거나, 지금 버전으로 스냅샷을 다시 만드십시오.',
    },
  },
  'file-unreadable': {
    exit: 'input',
    en: { what: 'The file[ “{file}”] cannot be read[: {detail}].', todo: 'Check its name and its permissions.' },
    ko: { what: '파일[(“{file}”)]을 읽을 수 없습니다[: {detail}].', todo: '파일 이름과 권한을 확인하십시오.' },
  },
  'report-invalid': {
    exit: 'input',
    en: { what: '[“{file}”: ]This is not a valid report[: {field}][: {detail}].', todo: 'Make it again with: kubectl cni inspect -o json' },
    ko: { what: '[“{file}”: ]올바른 보고서가 아닙니다[: {field}][: {detail}].', todo: 'kubectl cni inspect -o json으로 보고서를 다시 만드십시오.' },
  },
  'report-newer': {
    exit: 'input',
    en: {
      what: '[“{file}”: ]This report is of a newer version than this tool reads[: {detail}].',
      todo: 'Update kubectl-cni, or make the report again with this version.',
    },
    ko: {
      what: '[“{file}”: ]이 보고서는 지금 버전이 읽을 수 있는 것보다 새 버전입니다[: {detail}].',
      todo: 'kubectl-cni를 업데이트하거나, 지금 버전으로 보고서를 다시 만드십시오.',
    },
  },
  'no-addresses': {
    exit: 'input',
    en: {
      what: 'There are no addresses to count: the Amazon VPC CNI does not run here, or EC2 was not read.',
      todo: 'Run it against an EKS cluster with AWS credentials, or from a snapshot taken with them.',
    },
    ko: {
      what: '셀 주소가 없습니다. Amazon VPC CNI가 돌지 않거나 EC2를 읽지 않았습니다.',
      todo: 'AWS 자격 증명으로 EKS 클러스터에 실행하거나, 그렇게 만든 스냅샷을 지정하십시오.',
    },
  },
  'policy-invalid': {
    exit: 'input',
    en: {
      what: 'The policy file[ {file}] cannot be used[: {detail}].',
      todo: 'It may hold failOn (info, warning, critical), maxSubnetUsed, minFreePrefixes and ignore (a list of finding ids).',
    },
    ko: {
      what: '정책 파일[ {file}]을 쓸 수 없습니다[: {detail}].',
      todo: 'failOn(info, warning, critical), maxSubnetUsed, minFreePrefixes, ignore(항목 ID 목록)만 쓸 수 있습니다.',
    },
  },
  'check-failed': {
    exit: 'broken',
    en: {
      what: 'The check could not be finished[: {detail}].',
      todo: 'This is no verdict. Please report it, with the command and, if you can, a snapshot.',
    },
    ko: { what: '점검을 끝내지 못했습니다[: {detail}].', todo: '판정이 아닙니다. 실행한 명령과, 가능하면 스냅샷을 붙여 제보해 주십시오.' },
  },
  usage: {
    exit: 'usage',
    en: { what: 'The command line is not understood[: {detail}].', todo: 'See kubectl cni --help.' },
    ko: { what: '명령줄을 이해하지 못했습니다[: {detail}].', todo: 'kubectl cni --help를 보십시오.' },
  },
  'format-unfit': {
    exit: 'usage',
    en: { what: 'kubectl cni {command} has no answer in the format {format}.', todo: 'Use one of these with it: {formats}.' },
    ko: { what: 'kubectl cni {command} 명령에는 {format} 형식의 답이 없습니다.', todo: '다음 형식 가운데 하나를 쓰십시오: {formats}.' },
  },
  'unknown-topic': {
    exit: 'usage',
    en: { what: 'There is no topic[ “{detail}”].', todo: '[Did you mean {close}? ]kubectl cni explain lists all topics.' },
    ko: { what: '[“{detail}”라는 ]주제가 없습니다.', todo: '[혹시 {close}입니까? ]전체 주제는 kubectl cni explain으로 볼 수 있습니다.' },
  },
  interrupted: {
    exit: 'interrupted',
    en: { what: 'Stopped before the cluster was read.', todo: 'Run the command again when you like: nothing was changed.' },
    ko: { what: '클러스터를 다 읽기 전에 멈췄습니다.', todo: '바뀐 것은 없으니 언제든 다시 실행하십시오.' },
  },
  internal: {
    exit: 'internal',
    en: { what: 'This tool failed by its own fault[: {detail}].', todo: 'Please report it, with the command and, if you can, a snapshot.' },
    ko: { what: '이 도구 자체의 결함으로 실패했습니다[: {detail}].', todo: '실행한 명령과, 가능하면 스냅샷을 붙여 제보해 주십시오.' },
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorId = keyof typeof catalogue
export type ErrorValues = Readonly<Record<string, string | undefined>>

export const errors: Readonly<Record<ErrorId, ErrorEntry>> = catalogue

/** An id read from a file may come from another version: this says whether this one knows it. */
export const isErrorId = (id: string): id is ErrorId => Object.hasOwn(errors, id)

export const exitCodeOf = (id: ErrorId): number => exitCodes[errors[id].exit]

/** A part in brackets goes where one of its values is missing. */
const withoutGaps = (text: string, values: ErrorValues): string =>
  text.replace(/\[([^\]]*)\]/g, (_, part: string) => ([...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name as string]) ? part : ''))

const filled = (text: string, values: ErrorValues): Text =>
  withoutGaps(text, values)
    .split(/(\{\w+\})/)
    .flatMap((part): Text => {
      const value = /^\{\w+\}$/.test(part) ? values[part.slice(1, -1)] : undefined
      return value ? [{ raw: value }] : part === '' || /^\{\w+\}$/.test(part) ? [] : [part]
    })

/** Both sentences of an error, what and what to do; its values stay apart from our own words. */
export function errorSentences(id: ErrorId, locale: Locale, values: ErrorValues = {}): { what: Text; todo: Text } {
  const { what, todo } = errors[id][locale]
  // A detail that is a sentence of its own brings its full stop along.
  const trimmed = { ...values, detail: values.detail?.trim().replace(/\.$/, '') }
  return { what: filled(what, trimmed), todo: filled(todo, trimmed) }
}

/** The same as plain strings, for places that escape a whole line. */
export function errorWords(id: ErrorId, locale: Locale, values: ErrorValues = {}): Words {
  const { what, todo } = errorSentences(id, locale, values)
  return { what: rawOf(what), todo: rawOf(todo) }
}

/** A failure with an entry in the catalogue. `detail` is what the source itself said: untrusted text. */
export class CniError extends Error {
  override readonly name = 'CniError'
  readonly id: ErrorId
  readonly detail: string
  readonly values: ErrorValues

  constructor(id: ErrorId, detail = '', values: ErrorValues = {}, options?: ErrorOptions) {
    super(detail ? `${id}: ${detail}` : id, options)
    this.id = id
    this.detail = detail
    this.values = { detail, ...values }
  }
}
