/** The tests a mutation run repeats thousands of times: in this process, without a browser and without the built plugin. */
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** In the order they run: a mutant is done at the first test that falls, so the quick and narrow ones come first. */
const include = [
  'test/net.test.ts',
  'test/collect-pages.test.ts',
  'test/cni.test.ts',
  'test/cni-traps.test.ts',
  'test/cni-decisions.test.ts',
  'test/eks.test.ts',
  'test/findings.test.ts',
  'test/findings-capacity.test.ts',
  'test/simulate.test.ts',
  'test/analyse*.test.ts',
  'test/clusters.test.ts',
  'test/cni-unknown.test.ts',
]

class AsWritten extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => include.findIndex((name) => moduleId.includes(name.replace(/\*.*/, '')))
    return files.toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include,
    // Modules are loaded once a run instead of once a file: most of the time of a mutant is loading.
    isolate: false,
    sequence: { sequencer: AsWritten },
    reporters: ['default'],
  },
})
