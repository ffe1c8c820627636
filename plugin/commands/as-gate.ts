/** Exit codes as kubectl diff has them: 0 nothing found, 1 something found, above 1 an error. */
import { CniError } from '../../shared/text/errors.ts'

/** Runs a command whose 1 is an answer: a fault of our own, which is 1 elsewhere, becomes an error with a code above 1. */
export async function asGate(run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof CniError && error.id !== 'internal') throw error
    throw new CniError('check-failed', error instanceof Error ? error.message : String(error), {}, { cause: error })
  }
}
