/** What is wrong with files and arguments, and what ends a run. */
import type { ErrorEntry } from './entry.ts'

export const inputErrors = {
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
    en: {
      what: 'This command has no answer in the format asked for[: kubectl cni {command} -o {format}].',
      todo: 'Use another format with it[: {formats}].',
    },
    ko: { what: '이 명령은 요청한 형식으로 답할 수 없습니다[: kubectl cni {command} -o {format}].', todo: '다른 형식을 쓰십시오[: {formats}].' },
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
