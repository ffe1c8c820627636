/** What is wrong with the kubeconfig, or with the credentials it leads to. */
import type { ErrorEntry } from './entry.ts'

export const kubeconfigErrors = {
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
} as const satisfies Record<string, ErrorEntry>
