/** Words of the embedded fragment. */
import type { Both } from '../../../shared/text/locale.ts'

interface EmbedWords {
  label: string
  taken: string
  more: string
}

export const embedWords: Both<EmbedWords> = {
  ko: {
    label: '{id} 클러스터의 CNI',
    taken: '{day}에 kubectl cni로 읽었습니다.',
    more: '근거가 담긴 전체 보고서',
  },
  en: {
    label: 'CNI of the cluster {id}',
    taken: 'Read with kubectl cni on {day}.',
    more: 'Full report with its evidence',
  },
}
