/** Reading snapshots: apart from reading reports, because a command that reads a file should not pay for both schemas. */
import { read } from './document.ts'
// The bundle puts a validator made from this very schema in its place (plugin/build-snapshot.ts).
import { Snapshot } from './snapshot.ts'

/** @throws ReadError when the document is not a snapshot, is damaged, or was written by a newer version. */
export const readSnapshot = (json: unknown): Snapshot =>
  read(json, Snapshot, 'Snapshot', { alien: 'not-a-snapshot', damaged: 'snapshot-invalid', newer: 'snapshot-newer' })
