/** The annotation by which the VPC resource controller gives a pod its branch interfaces (security groups for pods). */
import type { PodFact } from '../../../shared/contract/snapshot.ts'
import { array, int, record, text } from '../shape.ts'

const ANNOTATION = 'vpc.amazonaws.com/pod-eni'

/** `{ podEni }`, or nothing where the annotation is absent or no JSON. Source: pkg/provider/branch/trunk/trunk.go of amazon-vpc-resource-controller-k8s. */
export function podEniOf(annotations: unknown): Pick<PodFact, 'podEni'> {
  const found = array(parsed(text(record(annotations)[ANNOTATION])))
    .map((entry) => {
      const { eniId, privateIp, vlanId, vlanID } = record(entry)
      const fields = { eniId: text(eniId), privateIp: text(privateIp), vlanId: int(vlanId) ?? int(vlanID) }
      return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    })
    .filter((entry) => Object.keys(entry).length > 0)
  return found.length > 0 ? { podEni: found } : {}
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}
