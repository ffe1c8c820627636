/** One source of AWS's side, asked so that what went wrong, or took more than one try, is said in it. */
import type { Source } from '../../../shared/contract/snapshot.ts'
import { CniError } from '../../../shared/text/errors.ts'
import { type AwsSource, awsAsks } from '../ask/asks.ts'
import { noteOf, type Reading, sourceOf } from '../ask/source.ts'
import type { Ec2 } from './client.ts'

/** That AWS had to be asked again more slowly is said even where it answered in the end. */
export type AskAws = <T>(name: AwsSource, read: () => Promise<Reading<T>>) => Promise<Source<T>>

export const asking =
  (ec2: Ec2): AskAws =>
  (name, read) => {
    const at = awsAsks[name].action
    return sourceOf(at, async () => {
      const { items, notes = [] } = await read()
      const slowed = ec2.takeSlowed(at.slice(at.indexOf(':') + 1))
      return { items, notes: slowed > 0 ? [...notes, noteOf(at, new CniError('aws-slowed', `${slowed}×`))] : notes }
    })
  }
