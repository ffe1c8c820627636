/** The few words a page needs around what its model says. */
import type { Both } from '../text/locale.ts'

interface HtmlWords {
  contents: string
  item: string
  value: string
  meaning: string
  /** Where a value is missing. */
  notKnown: string
  none: string
  mermaid: string
  mermaidSource: string
}

export const htmlWords: Both<HtmlWords> = {
  ko: {
    contents: '차례',
    item: '항목',
    value: '값',
    meaning: '뜻',
    notKnown: '확인하지 못했습니다',
    none: '없습니다',
    mermaid: 'Mermaid로 그린 같은 그림',
    mermaidSource: '이 그림의 Mermaid 원본',
  },
  en: {
    contents: 'Contents',
    item: 'Item',
    value: 'Value',
    meaning: 'Meaning',
    notKnown: 'not known',
    none: 'none',
    mermaid: 'The same picture, drawn by Mermaid',
    mermaidSource: 'Mermaid source of this picture',
  },
}
