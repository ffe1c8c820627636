/** Builds the bundle once, so that tests of the binary run what is shipped. */
import { execFileSync } from 'node:child_process'

export default function setup(): void {
  execFileSync(process.execPath, ['plugin/build.ts'], { stdio: 'inherit' })
}
