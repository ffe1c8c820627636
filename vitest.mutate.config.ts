/** The tests a mutation run repeats thousands of times: in this process, without a browser and without the built plugin. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'test/net.test.ts',
      'test/cni.test.ts',
      'test/cni-*.test.ts',
      'test/clusters.test.ts',
      'test/eks.test.ts',
      'test/findings*.test.ts',
      'test/analyse*.test.ts',
      'test/collect-pages.test.ts',
    ],
    reporters: ['default'],
  },
})
