import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-cluster.ts', 'test/support/embedded-template.ts'],
    setupFiles: ['test/support/node-version.ts'],
    maxWorkers: 2,
    // Files share a worker: to load the libraries anew for each would take as long as the tests themselves.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A poll ends when its condition holds. On a busy machine the default of one second is too short.
    expect: { poll: { timeout: 30_000 } },
  },
})
