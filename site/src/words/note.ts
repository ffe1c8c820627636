/** Words of the note's tables and pictures; its prose is in content/docs. */
import type { Both } from '../../../shared/text/locale.ts'

interface NoteWords {
  answers: string
  kinds: string
  addresses: string
  modes: string
}

export const noteWords: Both<NoteWords> = {
  ko: { answers: '예시 클러스터의 답:', kinds: 'CNI의 종류', addresses: '파드 주소가 나오는 곳', modes: '모드와 노드 사이 경로' },
  en: {
    answers: 'Answer of the sample cluster',
    kinds: 'Kinds of CNI',
    addresses: 'Where pod addresses come from',
    modes: 'Modes and the path between nodes',
  },
}
