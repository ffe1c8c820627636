/** Words around the reference pages; the explanations themselves stand beside what they explain, in shared. */
import type { Both } from '../../../shared/text/locale.ts'

interface ReferenceWords {
  group: string
  cnis: string
  cnisSays: string
  modes: string
  modesSays: string
  findingsSays: string
  errors: string
  errorsSays: string
  what: string
  todo: string
  /** ICU messages. */
  inTerminal: string
}

export const referenceWords: Both<ReferenceWords> = {
  ko: {
    group: '참고 자료',
    cnis: '알아보는 CNI',
    cnisSays: '이 도구가 알아보는 CNI와 그 주소의 출처, 노드 사이 경로입니다.',
    modes: '데이터패스와 캡슐화',
    modesSays: '노드 사이 경로의 종류, CNI의 어떤 모드가 어디에 속하는지, 각 캡슐화가 패킷 앞에 무엇을 붙이는지 설명합니다.',
    findingsSays:
      '보고서의 ‘살펴볼 점’에 나올 수 있는 모든 항목입니다. 무엇인지, 왜 중요한지, 어떻게 확인하는지 설명합니다. <…> 자리에는 클러스터의 값이 들어갑니다.',
    errors: '오류와 종료 코드',
    errorsSays: '오류마다 바뀌지 않는 이름이 있습니다. 종료 코드 0은 보고서가 나왔다는 뜻이며, 보고서 안에 확인하지 못한 것이 있을 수 있습니다.',
    what: '무슨 일인가',
    todo: '해결 방법',
    inTerminal: '터미널에서 같은 설명 보기: {command}',
  },
  en: {
    group: 'Reference',
    cnis: 'CNIs that are recognised',
    cnisSays: 'The CNIs this tool recognises, where their pod addresses come from, and which ways packets take between nodes.',
    modes: 'Datapaths and encapsulations',
    modesSays: 'Kinds of path between nodes, which mode of which CNI takes them, and what each encapsulation puts in front of a packet.',
    findingsSays:
      'Everything the findings of a report can say: what it is, why it matters, how to check it. Values of the cluster stand in place of <…>.',
    errors: 'Errors and exit codes',
    errorsSays: 'Each error has a permanent name. Exit code 0 means that a report was made, even one with things that could not be learnt.',
    what: 'What happened',
    todo: 'What to do',
    inTerminal: 'The same words in a terminal: {command}',
  },
}
