import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

const SPARE_MINUTES = 10

/** What `npm run soak` runs, for as many minutes as SOAK_MINUTES says. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/**/*.soak.ts'],
      testTimeout: (Number(process.env.SOAK_MINUTES) + SPARE_MINUTES) * 60_000,
    },
  }),
)
