/** Every built snapshot by name; the recorded clusters stand beside them in test/clusters. */
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { aws } from './aws.ts'
import { azure } from './azure.ts'
import { calico } from './calico.ts'
import { cilium } from './cilium.ts'
import { clouds } from './clouds.ts'
import { flannel } from './flannel.ts'
import { others } from './others.ts'

export const snapshots: Readonly<Record<string, () => Snapshot>> = {
  ...aws,
  ...azure,
  ...calico,
  ...cilium,
  ...clouds,
  ...flannel,
  ...others,
}
