/** Reading snapshots: apart from reading reports, because a command that reads a file should not pay for both schemas. */
import { config } from 'zod'
import { read } from './document.ts'
import { Snapshot } from './snapshot.ts'

// A file is read once: compiling a parser for it costs more (10 ms) than it saves, short of 100,000 pods.
config({ jitless: true })

/** @throws ReadError when the document is not a snapshot, is damaged, or was written by a newer version. */
export const readSnapshot = (json: unknown): Snapshot =>
  read(json, Snapshot, 'Snapshot', { alien: 'not-a-snapshot', damaged: 'snapshot-invalid', newer: 'snapshot-newer' })
