/** The reports that answer for others in the note. */
import type { Report } from '../../shared/contract/report.ts'
import type { FiledReport } from './reports.ts'

/** One cluster whose packets go unencapsulated and one that tunnels, where there are such reports. */
export function samplesOf(reports: readonly FiledReport[]): FiledReport[] {
  const first = (named: string, kinds: readonly Report['datapath']['kind'][]): FiledReport | undefined =>
    reports.find(({ id }) => id === named) ?? reports.find(({ report }) => kinds.includes(report.datapath.kind))
  return [first('eks', ['vpc-native', 'routed']), first('calico', ['overlay'])].filter((filed) => filed !== undefined)
}
