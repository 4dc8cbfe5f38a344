import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { control, simulatorForTest, type TestSimulator } from '../../../kit/simulator/simulator.ts'
import { TEST_METHODS } from '../../../kit/package/test-methods.ts'
import { deployZip } from '../../../kit/simulator/deployment.ts'
import { checksumsOf, RELEASED, zipOf } from '../../../../scripts/salesforce/release/zips.ts'

const SHAPES = [
  ['Enterprise Edition', 'en_US'],
  ['Developer Edition', 'ja'],
  ['Enterprise Edition', 'ja'],
  ['Developer Edition', 'en_US'],
] as const

/** What a production org does when it is not told. */
const EVERY_TEST = { testLevel: 'RunLocalTests' }

describe('the zips of a release', () => {
  let simulator: TestSimulator
  const zips = new Map<string, Uint8Array>()
  beforeAll(async () => {
    simulator = await simulatorForTest()
    for (const { directory, file } of RELEASED) zips.set(file, await zipOf(directory))
  })
  afterAll(() => simulator.closeAndDelete())

  it('PK-A11: are the same bytes when made again, and the checksums name each', async () => {
    const [first] = RELEASED

    expect(await zipOf(first.directory)).toEqual(zips.get(first.file))
    expect(
      checksumsOf([...zips])
        .trim()
        .split('\n'),
    ).toHaveLength(RELEASED.length)
  })

  it.each(SHAPES)('PK-A11: deploy in their order, and their tests pass: %s, %s', async (organizationType, language) => {
    await control(simulator.production, 'PUT organization', { organizationType, languageLocaleKey: language })
    for (const [file, zip] of zips) {
      const isApp = file === 'tollbridge-2-app.zip'
      expect([file, await deployZip(simulator.production, zip, EVERY_TEST)]).toMatchObject([
        file,
        { status: 'Succeeded', problems: [], tests: [isApp ? TEST_METHODS : expect.any(Number), 0] },
      ])
    }
  })

  it('PK-A12: the app deploys to an org without sales objects and event log files', async () => {
    const objects = ['Lead', 'Campaign', 'Opportunity', 'Case']
    const userPermissions = ['AllowViewEditConvertedLeads', 'ViewEventLogFiles', 'MarketingUser']
    await control(simulator.production, 'PUT licences', { objects, userPermissions })
    const statusOf = async (file: string) =>
      (await deployZip(simulator.production, zips.get(file) ?? new Uint8Array(), { checkOnly: true })).status

    expect(await statusOf('tollbridge-2-app.zip')).toBe('Succeeded')
    expect(await statusOf('tollbridge-3-integration.zip')).toBe('Failed')
  })
})
