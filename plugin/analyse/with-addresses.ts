/** `analyse`, and on EKS the counting of addresses, whose code loads only where the Amazon VPC CNI and EC2's answer are there. */
import type { Report } from '../../shared/contract/report.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { analyse } from './index.ts'

export async function analyseAll(snapshot: Snapshot): Promise<Report> {
  const report = analyse(snapshot)
  if (!snapshot.sources.interfaces?.ok || !report.cnis?.some(({ id }) => id === 'aws-vpc')) return report
  return (await import('./addresses/index.ts')).withAddresses(snapshot, report)
}
