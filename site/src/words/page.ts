/** Words of the site's own around a report; what stands in a report has its words in shared/text. */
import type { Both } from '../../../shared/text/locale.ts'

const en = {
  reportTitle: 'Cluster report: {id}',
  reportDescription: 'Which CNI runs in the cluster {id}, and whether packets between its pods are tunnelled, with the evidence.',
  listTitle: 'Cluster reports',
  listDescription: 'All reports this site was made from.',
  listIntro:
    'Each page is made from one report file, the output of kubectl cni inspect -o json. Put yours into site/reports and build the site again.',
  noReports: 'There is no report yet.',
  table: 'Table',
  meaning: 'What it means',
  packetCaption: 'Headers from the outside in, with their sizes in bytes; the data at the end is cut.',
  rangesNote: 'Why ranges alone mislead',
  mermaidSource: 'Mermaid source of this picture',
  embedTitle: 'Embed it',
  embedSays: 'Paste this into a blog post that takes HTML. It needs no script, brings its own style, and fits light and dark pages.',
  embedLabel: 'HTML to copy',
  embedPage: 'Open the fragment alone',
  jsonTitle: 'The data',
  jsonSays: 'This page is made from one file:',
  jsonLink: 'the report as JSON',
  schemaLink: 'its JSON Schema',
}

type PageWords = Readonly<Record<keyof typeof en, string>>

const ko: PageWords = {
  reportTitle: '클러스터 보고서: {id}',
  reportDescription: '{id} 클러스터에서 어떤 CNI가 도는지, 파드 사이 패킷이 터널로 가는지를 근거와 함께 보여 줍니다.',
  listTitle: '클러스터 보고서',
  listDescription: '이 사이트를 만든 모든 보고서입니다.',
  listIntro:
    '보고서 파일(kubectl cni inspect -o json의 출력) 하나가 페이지 하나가 됩니다. site/reports에 파일을 넣고 사이트를 다시 빌드하면 내 클러스터의 페이지가 생깁니다.',
  noReports: '아직 보고서가 없습니다.',
  table: '표',
  meaning: '뜻',
  packetCaption: '바깥쪽 헤더부터 순서대로, 크기(바이트)와 함께 그렸습니다. 맨 끝의 데이터는 잘라 그렸습니다.',
  rangesNote: '대역만 보면 틀리는 이유',
  mermaidSource: '이 그림의 Mermaid 원본',
  embedTitle: '블로그에 넣기',
  embedSays:
    'HTML을 받는 블로그 글에 그대로 붙여 넣으면 됩니다. 스크립트가 필요 없고 스타일을 함께 갖고 있으며, 밝은 화면과 어두운 화면에 모두 맞습니다.',
  embedLabel: '복사할 HTML',
  embedPage: '조각만 따로 열기',
  jsonTitle: '원본 데이터',
  jsonSays: '이 페이지는 파일 하나로 만들었습니다.',
  jsonLink: 'JSON 보고서',
  schemaLink: 'JSON 스키마',
}

export const pageWords: Both<PageWords> = { ko, en }
