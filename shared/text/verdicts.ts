/** Messages of the verdict, in ICU syntax. `detail` is empty or a bracket with bytes and port. */
import type { Both } from './locale.ts'

const en = {
  always: 'Packets between pods on different nodes are always wrapped in {protocol}{detail}.',
  'cross-subnet': 'Packets between pods on nodes of one subnet go unencapsulated; across subnets they are wrapped in {protocol}{detail}.',
  sometimes: 'Packets between pods on different nodes can be wrapped in {protocol}{detail}; in which cases could not be seen.',
  oneOf:
    'Packets between pods on different nodes are wrapped, in {possible}: each pair of nodes settles which, and the Kubernetes API does not show it.',
  somehow: 'Packets between pods on different nodes are wrapped in a tunnel, but in which could not be seen.',
  azure:
    'Packets between pods on different nodes leave the node without any added header: Azure carries the pod range in a routing domain of its own, which the VNet does not know.',
  native:
    'Packets between pods on different nodes leave just as the pod sent them: the cloud network knows every pod address and routes it, and nothing is wrapped.',
  routed: 'Packets between pods on different nodes travel unencapsulated along routes: no tunnel, and no addresses of a cloud network.',
  nativeEncrypted:
    'Packets between pods on different nodes travel encrypted inside {protocol}, from node address to node address, although the cloud network knows every pod address.',
  routedEncrypted:
    'Packets between pods on different nodes travel encrypted inside {protocol}, from node address to node address; no other tunnel, and no addresses of a cloud network.',
  mixed: 'How packets between pods on different nodes travel depends on the node class: {classes}.',
  unknown: 'How packets travel between pods on different nodes cannot be told from what could be read.',
  bytes: '{bytes, plural, one {# byte} other {# bytes}} more per packet',
  port: 'port {port}',
  detail: ' ({parts})',
  class: '{name} ({count, plural, one {# node} other {# nodes}}): {kind}',
  between: '; ',
  wrapping: '{kind}, {protocol}',
  encrypted: 'On top of that, {protocol} encrypts them.',
  pools: 'Address pools differ: {pools}.',
  pool: '{cidr} {protocol} ({when})',
  likely: 'This is likely, not certain.',
  unproven: 'Nothing that could be read proves it.',
}

type Messages = Record<keyof typeof en, string>

const ko: Messages = {
  always: '다른 노드의 파드로 가는 패킷은 항상 {protocol} 터널로 감싸여 갑니다{detail}.',
  'cross-subnet': '같은 서브넷의 노드 사이에서는 패킷이 그대로 가고, 서브넷을 넘을 때만 {protocol} 터널로 감싸여 갑니다{detail}.',
  sometimes: '다른 노드의 파드로 가는 패킷은 {protocol} 터널로 감싸일 수 있습니다{detail}. 어떤 경우에 감싸는지는 확인하지 못했습니다.',
  oneOf:
    '다른 노드의 파드로 가는 패킷은 터널로 감싸여 갑니다. 방식은 노드 쌍마다 {possible} 중 하나로 정해지며, 어느 쪽인지는 Kubernetes API에 나타나지 않습니다.',
  somehow: '다른 노드의 파드로 가는 패킷은 터널로 감싸여 가지만, 어떤 방식인지는 확인하지 못했습니다.',
  azure: '다른 노드의 파드로 가는 패킷은 덧붙는 헤더 없이 노드를 나갑니다. 파드 대역은 VNet이 모르며, Azure의 별도 라우팅 도메인이 나릅니다.',
  native:
    '다른 노드의 파드로 가는 패킷은 파드가 보낸 모습 그대로 나갑니다. 클라우드 네트워크가 파드 주소를 모두 알고 직접 라우팅하므로 감싸는 계층이 없습니다.',
  routed: '다른 노드의 파드로 가는 패킷은 경로를 따라 그대로 갑니다. 터널도, 클라우드 네트워크의 주소도 쓰지 않습니다.',
  nativeEncrypted:
    '다른 노드의 파드로 가는 패킷은 {protocol} 안에 암호화되어 노드 주소 사이를 오갑니다. 클라우드 네트워크가 파드 주소를 모두 알지만, 노드 사이에서 보이는 것은 노드 주소입니다.',
  routedEncrypted:
    '다른 노드의 파드로 가는 패킷은 {protocol} 안에 암호화되어 노드 주소 사이를 오갑니다. 다른 터널도, 클라우드 네트워크의 주소도 쓰지 않습니다.',
  mixed: '다른 노드의 파드로 가는 패킷의 경로는 노드 종류에 따라 다릅니다: {classes}.',
  unknown: '다른 노드의 파드로 패킷이 어떻게 가는지, 읽은 정보만으로는 알 수 없습니다.',
  bytes: '패킷마다 {bytes}바이트 추가',
  port: '포트 {port}',
  detail: '({parts})',
  class: '{name}(노드 {count}개) {kind}',
  between: ', ',
  wrapping: '{kind}({protocol})',
  encrypted: '여기에 {protocol} 암호화가 더해집니다.',
  pools: '주소 풀마다 다릅니다: {pools}.',
  pool: '{cidr} {protocol}({when})',
  likely: '가능성은 높지만 단정할 수는 없습니다.',
  unproven: '이를 뒷받침하는 근거는 읽지 못했습니다.',
}

export const verdictMessages: Both<Messages> = { ko, en }
