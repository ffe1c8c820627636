/** Weave Net: every packet between nodes is wrapped; by the kernel where two peers manage it, by a user-space process where not. */
import type { Setting } from '../contract/report.ts'
import { blockOf } from '../net/cidr.ts'
import { defineCni, type Needs, type Observation, type PathClaim, type SettingsOf } from './define.ts'
import { wraps } from './encapsulation.ts'
import { runsImage } from './membership.ts'
import { textSetting } from './settings.ts'
import type { MatchedWorkload, View } from './view.ts'

/** launch.sh tests these for being non-empty, so an empty value is the same as none. */
const given = (setting: Setting | undefined): Setting | undefined =>
  setting && (setting.value !== '' || setting.from === 'unresolved') ? setting : undefined

const needs = {
  env: ['IPALLOC_RANGE', 'WEAVE_MTU', 'WEAVE_NO_FASTDP', 'EXPECT_NPC', 'NO_MASQ_LOCAL', 'CONN_LIMIT'],
  // EXTRA_ARGS may hold --password.
  secretEnv: ['WEAVE_PASSWORD', 'EXTRA_ARGS'],
} as const satisfies Needs
type WeaveView = View<typeof needs>

/** Names of the settings it reports. */
type Named = (typeof needs.env)[number] | 'WEAVE_PASSWORD'
type Mean = 'daemonset' | 'always-wraps' | 'no-fastdp' | 'fastdp-default' | 'password' | 'extra-args'

function settingsOf(view: WeaveView): SettingsOf<Named> {
  const password = given(view.env('WEAVE_PASSWORD'))
  const settings: SettingsOf<Named> = {
    IPALLOC_RANGE: textSetting(given(view.env('IPALLOC_RANGE')), '10.32.0.0/12'),
    WEAVE_MTU: textSetting(given(view.env('WEAVE_MTU')), '1376'),
    WEAVE_NO_FASTDP: textSetting(given(view.env('WEAVE_NO_FASTDP')), ''),
    EXPECT_NPC: textSetting(given(view.env('EXPECT_NPC')), '1'),
    WEAVE_PASSWORD: password ? { value: '', from: 'unresolved', ...(password.at ? { at: password.at } : {}) } : { value: '', from: 'default' },
  }
  for (const name of ['NO_MASQ_LOCAL', 'CONN_LIMIT'] as const) {
    const written = given(view.env(name))
    if (written) settings[name] = written
  }
  return settings
}

function pathOf(view: WeaveView, workload: MatchedWorkload, settings: SettingsOf<Named>, mode: 'fastdp' | 'sleeve'): PathClaim<Mean> {
  const { WEAVE_NO_FASTDP: noFastdp, WEAVE_PASSWORD: password, WEAVE_MTU: mtu } = settings
  const encrypted = password?.from === 'unresolved'
  const extra = given(view.env('EXTRA_ARGS'))
  const evidence: Observation<Mean>[] = [
    runsImage(workload, 'always-wraps'),
    { at: noFastdp?.at ?? workload.at, saw: `WEAVE_NO_FASTDP=${noFastdp?.value ?? ''}`, means: mode === 'sleeve' ? 'no-fastdp' : 'fastdp-default' },
    ...(encrypted ? [{ at: password.at ?? workload.at, saw: 'WEAVE_PASSWORD', means: 'password' as const }] : []),
    ...(extra ? [{ at: extra.at ?? workload.at, saw: 'EXTRA_ARGS', means: 'extra-args' as const }] : []),
  ]
  return {
    decidedFrom: noFastdp?.from === 'default' ? 'default' : 'manifest',
    // Arguments that may not be copied, or a value that cannot be read here, can change what the rest says.
    confidence: extra || noFastdp?.from === 'unresolved' || workload.match !== 'decisive' ? 'likely' : 'certain',
    // Without the fast datapath the bridge takes 65535 unless told otherwise: nothing worth calling the pod's MTU.
    ...(Number(mtu?.value) > 0 && (mode === 'fastdp' || mtu?.from !== 'default') ? { mtu: Number(mtu?.value) } : {}),
    ...(encrypted ? { encryption: mode === 'fastdp' ? { protocol: 'esp', overheadBytes: 34 } : { protocol: 'sleeve' } } : {}),
    evidence,
  }
}

export default defineCni({
  id: 'weave',
  name: 'Weave Net',
  byHand: [
    'kubectl get daemonset weave-net -n kube-system -o jsonpath="{.spec.template.spec.containers[?(@.name==\'weave\')].env}"',
    'kubectl exec -n kube-system <weave-net-pod> -c weave -- /home/weave/weave --local status connections',
  ],
  upstream: [
    'weaveworks/weave:prog/weave-kube/weave-daemonset-k8s-1.11.yaml',
    'weaveworks/weave:prog/weave-kube/launch.sh',
    'weaveworks/weave:router/fastdp.go',
    'weaveworks/weave:site/tasks/manage/fastdp.md',
  ],
  workloads: [{ container: 'weave', image: /(^|\/)weave-kube$/, names: ['weave-net'] }],
  needs,
  modes: {
    fastdp: {
      kind: 'overlay',
      encapsulation: { protocol: 'unknown', when: 'always', possible: ['vxlan', 'sleeve'] },
      picture: { shape: 'tunnel', device: 'datapath', wraps: 'vxlan' },
    },
    sleeve: { kind: 'overlay', encapsulation: wraps('sleeve', 'always', 6783), picture: { shape: 'tunnel', device: 'weaver', wraps: 'sleeve' } },
  },
  encrypts: ['esp'],
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const settings = settingsOf(view)
    const noFastdp = settings.WEAVE_NO_FASTDP as Setting
    const mode = noFastdp.from === 'manifest' || noFastdp.from === 'object' ? 'sleeve' : 'fastdp'
    const range = settings.IPALLOC_RANGE as Setting
    return {
      role: 'primary',
      mode,
      confidence: workload.match === 'decisive' ? 'certain' : 'likely',
      evidence: [runsImage(workload, 'daemonset')],
      settings,
      path: pathOf(view, workload, settings, mode),
      podRanges: blockOf(range.value) ? [{ cidr: range.value, source: range.from === 'default' ? 'weave-default' : 'weave-ipalloc' }] : [],
    }
  },
  words: {
    en: {
      summary:
        'Weave Net joins nodes into one virtual switch and wraps every packet between them. Two peers use the kernel’s fast datapath (VXLAN framing) where that works, and fall back to sleeve, a user-space UDP tunnel, where it does not. The project was archived at v2.8.1.',
      addresses: 'Weave’s own allocator, spread over the peers, out of IPALLOC_RANGE (10.32.0.0/12 unless changed). Node.spec.podCIDRs is not used.',
      modes: {
        fastdp: {
          name: 'fast datapath with sleeve as fallback',
          says: 'Each pair of nodes settles on its own: VXLAN framing over UDP 6784 in the kernel, or sleeve over UDP 6783 in user space. The API does not show which pair uses which.',
        },
        sleeve: {
          name: 'sleeve only',
          says: 'Every packet to a pod on another node passes the weaver process and travels inside sleeve over UDP 6783.',
        },
      },
      means: {
        daemonset: 'The weave-net DaemonSet runs this image: Weave Net makes the pod interfaces here.',
        'always-wraps': 'Weave Net has no way to another node without a wrapping, so this is an overlay in every mode.',
        'no-fastdp': 'WEAVE_NO_FASTDP is set, whatever its value: the fast datapath is off and only sleeve is left.',
        'fastdp-default':
          'The fast datapath is not switched off. Peers prefer VXLAN over UDP 6784 and fall back to sleeve over UDP 6783, each pair for itself.',
        password: 'A password is set, so traffic between nodes is encrypted: IPsec ESP on the fast datapath, its own cipher in sleeve.',
        'extra-args':
          'EXTRA_ARGS passes more arguments to weave. They are not copied because they may hold a password, so a setting may be overridden there.',
      },
      settings: {
        IPALLOC_RANGE: 'The range all pod addresses come from.',
        WEAVE_MTU: 'MTU of the Weave network; the default leaves room for VXLAN and ESP on links of 1460 bytes.',
        WEAVE_NO_FASTDP: 'Any value switches the fast datapath off and leaves sleeve only.',
        EXPECT_NPC: '0 runs without network policy.',
        WEAVE_PASSWORD: 'Set: traffic between nodes is encrypted. The value itself is never copied.',
        NO_MASQ_LOCAL: 'Keeps the client’s address for services with a local traffic policy.',
        CONN_LIMIT: 'Most connections a peer keeps to others.',
      },
    },
    ko: {
      summary:
        'Weave Net은 노드들을 하나의 가상 스위치로 묶고, 노드 사이 패킷을 모두 감쌉니다. 두 피어 사이에서 커널의 fast datapath(VXLAN 형식)를 쓸 수 있으면 그것을 쓰고, 안 되면 사용자 공간의 UDP 터널인 sleeve로 물러납니다. 프로젝트는 v2.8.1에서 보관(archive)되었습니다.',
      addresses: '피어들이 나눠 맡는 Weave 자체 할당기가 IPALLOC_RANGE(바꾸지 않았다면 10.32.0.0/12)에서 줍니다. Node.spec.podCIDRs는 쓰지 않습니다.',
      modes: {
        fastdp: {
          name: 'fast datapath, 안 되면 sleeve',
          says: '노드 쌍마다 따로 정해집니다. 커널에서 UDP 6784번의 VXLAN 형식을 쓰거나, 사용자 공간에서 UDP 6783번의 sleeve를 씁니다. 어느 쌍이 무엇을 쓰는지는 API로 볼 수 없습니다.',
        },
        sleeve: { name: 'sleeve 전용', says: '다른 노드의 파드로 가는 모든 패킷이 weaver 프로세스를 거쳐 UDP 6783번의 sleeve에 담겨 갑니다.' },
      },
      means: {
        daemonset: 'weave-net 데몬셋이 이 이미지를 돌리고 있습니다. 이 클러스터의 파드 인터페이스는 Weave Net이 만듭니다.',
        'always-wraps': 'Weave Net에는 감싸지 않고 다른 노드로 보내는 방법이 없습니다. 어떤 모드든 오버레이입니다.',
        'no-fastdp': 'WEAVE_NO_FASTDP에 값이 있습니다. 무슨 값이든 fast datapath가 꺼지고 sleeve만 남습니다.',
        'fastdp-default':
          'fast datapath가 꺼져 있지 않습니다. 피어들은 UDP 6784번의 VXLAN을 먼저 시도하고, 안 되는 쌍만 UDP 6783번의 sleeve를 씁니다.',
        password: '암호가 설정되어 있어 노드 사이 트래픽이 암호화됩니다. fast datapath에서는 IPsec ESP를, sleeve에서는 자체 암호화를 씁니다.',
        'extra-args': 'EXTRA_ARGS로 weave에 인자를 더 넘깁니다. 암호가 들어 있을 수 있어 복사하지 않았고, 다른 설정이 여기서 바뀌었을 수 있습니다.',
      },
      settings: {
        IPALLOC_RANGE: '모든 파드 주소가 나오는 대역입니다.',
        WEAVE_MTU: 'Weave 네트워크의 MTU입니다. 기본값은 1460바이트 링크에서 VXLAN과 ESP가 들어갈 자리를 남긴 값입니다.',
        WEAVE_NO_FASTDP: '값이 있기만 하면 fast datapath를 끄고 sleeve만 씁니다.',
        EXPECT_NPC: '0이면 네트워크 정책 없이 돕니다.',
        WEAVE_PASSWORD: '값이 있으면 노드 사이 트래픽을 암호화합니다. 값은 복사하지 않습니다.',
        NO_MASQ_LOCAL: '로컬 트래픽 정책을 쓰는 서비스에서 클라이언트 주소를 유지합니다.',
        CONN_LIMIT: '피어 하나가 다른 피어와 맺는 최대 연결 수입니다.',
      },
    },
  },
})
