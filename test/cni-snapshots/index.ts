/** Every described cluster by name; what is collected from it stands in test/clusters, beside the recorded ones. */
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
