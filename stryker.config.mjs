/** `npm run mutate`: are decisions held by tests? One folder: `npm run mutate -- --mutate 'shared/net/**'`. */
export default {
  mutate: ['plugin/analyse/**/*.ts', 'shared/cni/**/*.ts', 'shared/net/**/*.ts', 'plugin/collect/ask/pages.ts', '!**/words.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './test/mutate-words.ts'],
  ignorers: ['words'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: true,
  incrementalFile: 'dist.mutate/incremental.json',
  tempDirName: 'dist.mutate/sandbox',
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'dist.mutate/report.json' },
  htmlReporter: { fileName: 'dist.mutate/report.html' },
  thresholds: { high: 95, low: 85, break: 85 },
  // The sandbox is a copy: what no test of this run reads stays out.
  ignorePatterns: ['dist', 'dist.*', 'docs', 'site', 'plugin/samples', 'test/golden', 'test/bench'],
  allowConsoleColors: false,
}
