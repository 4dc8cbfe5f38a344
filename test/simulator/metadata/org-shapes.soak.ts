import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_METHODS } from '../../kit/package/test-methods.ts'
import { LOGIN, salesforceCli } from '../../kit/simulator/sf.ts'
import { control, simulatorForTest, type TestSimulator } from '../../kit/simulator/simulator.ts'

const SHAPES = [
  ['Enterprise Edition', 'en_US'],
  ['Enterprise Edition', 'ja'],
  ['Developer Edition', 'en_US'],
  ['Developer Edition', 'ja'],
] as const

/** In the order in which an org can take them. The tests of the earlier ones run again with the later ones. */
const DIRECTORIES = ['force-app-companion', 'force-app', 'force-app-integration', 'force-app-translations']

describe('P1: the real sf in a production org', () => {
  let simulator: TestSimulator
  let cli: Awaited<ReturnType<typeof salesforceCli>>
  beforeEach(async () => {
    simulator = await simulatorForTest()
    cli = await salesforceCli(simulator.production)
    await cli.sf(LOGIN, simulator.production.instanceUrl)
  })
  afterEach(async () => {
    await simulator.closeAndDelete()
    await cli.remove()
  })

  it.each(SHAPES)(
    'validates every package with all tests, and deploys it: %s, %s',
    async (organizationType, language) => {
      await control(simulator.production, 'PUT organization', { organizationType, languageLocaleKey: language })
      for (const directory of DIRECTORIES) {
        const source = ['--source-dir', directory]
        const validated = await cli.sf('project deploy validate --target-org sim --test-level RunLocalTests', ...source)
        expect([directory, validated]).toMatchObject([directory, { status: 0, result: VALID }])
        const deployed = await cli.sf('project deploy start --target-org sim', ...source)
        expect([directory, deployed]).toMatchObject([directory, { status: 0, result: VALID }])
        if (directory === 'force-app')
          expect(validated.result).toMatchObject({ numberTestsTotal: TEST_METHODS, numberTestErrors: 0 })
      }
      expect(await clientApp()).toMatch(/Consumer secret: [0-9a-f]{64}/)
    },
  )

  /** The external client app goes in two steps, which its script takes. */
  const clientApp = () =>
    cli.script(
      'scripts/salesforce/deploy/client-app.ts',
      ...['--companion', 'https://companion.example.com', '--target-org', 'sim'],
    )
})

const VALID = { status: 'Succeeded', numberComponentErrors: 0, numberTestErrors: 0 }
