/** Words of the embedded fragment. */
import type { Both } from '../../../shared/text/locale.ts'

interface EmbedWords {
  label: string
  cni: string
  path: string
  nodes: string
  pods: string
  relation: string
  taken: string
  more: string
}

export const embedWords: Both<EmbedWords> = {
  ko: {
    label: '{id} 클러스터의 CNI',
    cni: 'CNI',
    path: '노드 사이 경로',
    nodes: '노드 대역',
    pods: '파드 대역',
    relation: '두 대역',
    taken: '{day}에 kubectl cni로 읽었습니다.',
    more: '근거가 담긴 전체 보고서',
  },
  en: {
    label: 'CNI of the cluster {id}',
    cni: 'CNI',
    path: 'Path between nodes',
    nodes: 'Node ranges',
    pods: 'Pod ranges',
    relation: 'The two ranges',
    taken: 'Read with kubectl cni on {day}.',
    more: 'Full report with its evidence',
  },
}
