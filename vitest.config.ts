import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The built binary is what users get: it is made once, before any test.
    globalSetup: ['test/global-setup.ts'],
    // Only against hanging: a busy machine makes no test fail.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    reporters: process.env.VITEST_JSON ? ['default', ['json', { outputFile: process.env.VITEST_JSON }]] : ['default'],
  },
})
