/** What EC2 and EKS did not answer. */
import type { ErrorEntry } from './entry.ts'

export const awsErrors = {
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
} as const satisfies Record<string, ErrorEntry>
