/** Flags as yargs options. Names and meanings are kubectl's own wherever kubectl has them. */
import type { CollectOptions } from '../collect/index.ts'
import type { Flag } from './define.ts'

/** kubectl's global flags that decide which server is asked, as whom, and how long. */
export const connectionFlags = {
  kubeconfig: { type: 'string', describe: { en: 'Path to the kubeconfig file', ko: 'kubeconfig 파일 경로' } },
  context: { type: 'string', describe: { en: 'Name of the kubeconfig context', ko: '사용할 kubeconfig 컨텍스트' } },
  cluster: { type: 'string', describe: { en: 'Name of the kubeconfig cluster', ko: '사용할 kubeconfig 클러스터' } },
  user: { type: 'string', describe: { en: 'Name of the kubeconfig user', ko: '사용할 kubeconfig 사용자' } },
  namespace: { type: 'string', alias: 'n', describe: { en: 'Read pods of this namespace only', ko: '이 네임스페이스의 파드만 읽기' } },
  'all-namespaces': {
    type: 'boolean',
    alias: 'A',
    describe: { en: 'Read pods of all namespaces (the default)', ko: '모든 네임스페이스의 파드 읽기(기본값)' },
  },
  server: { type: 'string', alias: 's', describe: { en: 'Address and port of the API server', ko: 'API 서버 주소와 포트' } },
  token: { type: 'string', describe: { en: 'Bearer token for the API server', ko: 'API 서버 인증용 베어러 토큰' } },
  as: { type: 'string', describe: { en: 'User to impersonate', ko: '대신할 사용자' } },
  'as-group': { type: 'string', array: true, describe: { en: 'Group to impersonate; repeatable', ko: '대신할 그룹(여러 번 지정 가능)' } },
  'as-uid': { type: 'string', describe: { en: 'UID to impersonate', ko: '대신할 UID' } },
  'certificate-authority': { type: 'string', describe: { en: 'Path to a CA certificate', ko: 'CA 인증서 경로' } },
  'client-certificate': { type: 'string', describe: { en: 'Path to a client certificate', ko: '클라이언트 인증서 경로' } },
  'client-key': { type: 'string', describe: { en: 'Path to a client key', ko: '클라이언트 키 경로' } },
  'insecure-skip-tls-verify': { type: 'boolean', describe: { en: 'Do not check the server’s certificate', ko: '서버 인증서를 확인하지 않기' } },
  'tls-server-name': { type: 'string', describe: { en: 'Server name to check the certificate against', ko: '인증서를 확인할 서버 이름' } },
  'request-timeout': {
    type: 'string',
    describe: { en: 'How long to wait for one request (1s, 2m; 0 waits forever)', ko: '요청 하나를 기다릴 시간(1s, 2m, 0은 무한정)' },
  },
  profile: { type: 'string', describe: { en: 'AWS profile for EC2', ko: 'EC2를 읽을 때 쓸 AWS 프로필' } },
  region: { type: 'string', describe: { en: 'AWS region for EC2 (default: the nodes’ own)', ko: 'EC2를 읽을 AWS 리전(기본값: 노드의 리전)' } },
} as const satisfies Record<string, Flag>

export interface ConnectionArgs {
  kubeconfig?: string
  context?: string
  cluster?: string
  user?: string
  namespace?: string
  'all-namespaces'?: boolean
  server?: string
  token?: string
  as?: string
  'as-group'?: string[]
  'as-uid'?: string
  'certificate-authority'?: string
  'client-certificate'?: string
  'client-key'?: string
  'insecure-skip-tls-verify'?: boolean
  'tls-server-name'?: string
  'request-timeout'?: string
  profile?: string
  region?: string
}

export const collectOptions = (argv: ConnectionArgs, env: Record<string, string | undefined>): CollectOptions => ({
  env,
  kubeconfig: argv.kubeconfig,
  context: argv.context,
  cluster: argv.cluster,
  user: argv.user,
  namespace: argv['all-namespaces'] ? undefined : argv.namespace,
  allNamespaces: argv['all-namespaces'],
  server: argv.server,
  token: argv.token,
  as: argv.as,
  asGroup: argv['as-group'],
  asUid: argv['as-uid'],
  certificateAuthority: argv['certificate-authority'],
  clientCertificate: argv['client-certificate'],
  clientKey: argv['client-key'],
  insecureSkipTlsVerify: argv['insecure-skip-tls-verify'],
  tlsServerName: argv['tls-server-name'],
  requestTimeout: argv['request-timeout'],
  profile: argv.profile,
  region: argv.region,
})
