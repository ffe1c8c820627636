/** What happens on one node when a pod starts, as Mermaid text. */
import type { Both } from '../../../shared/text/locale.ts'

interface Steps {
  title: string
  description: string
  runtime: string
  plugin: string
  start: string
  namespace: string
  add: string
  ask: string
  address: string
  veth: string
  result: string
}

const steps: Both<Steps> = {
  ko: {
    title: '파드가 뜰 때 CNI가 하는 일',
    description:
      'kubelet이 런타임에 파드를 띄우라고 하면, 런타임이 네트워크 네임스페이스를 만들고 CNI 플러그인을 ADD로 부릅니다. 플러그인은 IPAM에서 주소를 받아 인터페이스와 경로를 만들고 결과를 돌려줍니다.',
    runtime: '컨테이너 런타임',
    plugin: 'CNI 플러그인',
    start: '파드 생성 요청',
    namespace: '네트워크 네임스페이스 생성',
    add: 'ADD',
    ask: '주소 요청',
    address: '파드 주소',
    veth: 'veth 쌍과 경로 생성',
    result: '인터페이스와 주소',
  },
  en: {
    title: 'What CNI does when a pod starts',
    description:
      'The kubelet asks the runtime to start a pod. The runtime makes a network namespace and calls the CNI plugin with ADD. The plugin gets an address from IPAM, makes interface and routes, and returns them.',
    runtime: 'container runtime',
    plugin: 'CNI plugin',
    start: 'start this pod',
    namespace: 'makes a network namespace',
    add: 'ADD',
    ask: 'ask for an address',
    address: 'pod address',
    veth: 'makes a veth pair and routes',
    result: 'interface and address',
  },
}

const mermaid = (text: Steps): string => `sequenceDiagram
  accTitle: ${text.title}
  accDescr: ${text.description}
  participant k as kubelet
  participant r as ${text.runtime}
  participant p as ${text.plugin}
  participant i as IPAM
  k->>r: ${text.start}
  Note over r: ${text.namespace}
  r->>p: ${text.add}
  p->>i: ${text.ask}
  i-->>p: ${text.address}
  Note over p: ${text.veth}
  p-->>r: ${text.result}
`

export const addPod: Both<string> = { ko: mermaid(steps.ko), en: mermaid(steps.en) }
