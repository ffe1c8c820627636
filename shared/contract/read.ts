/** Reading reports. When v2 comes, older versions are upgraded here, step by step. */
import { read } from './document.ts'
import { Report } from './report.ts'

export { ReadError, type ReadErrorId } from './document.ts'
export { readSnapshot } from './read-snapshot.ts'

/** @throws ReadError when the document is not a report, is damaged, or was written by a newer version. */
export const readReport = (json: unknown): Report =>
  read(json, Report, 'Report', { alien: 'not-a-report', damaged: 'report-invalid', newer: 'report-newer' })
