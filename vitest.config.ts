import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/kit/database/postgres-cluster.ts', 'test/kit/database/embedded-template.ts'],
    setupFiles: ['test/kit/node-version.ts'],
    maxWorkers: 2,
    // Files share a worker: to load the libraries anew for each would take as long as the tests themselves.
    isolate: false,
    // They end what hangs. What is only slow, as on a busy machine, has all the time that it needs.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
