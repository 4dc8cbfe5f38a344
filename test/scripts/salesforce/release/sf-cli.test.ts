import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../../../scripts/salesforce/sources.ts'
import { readLock } from '../../../../scripts/supply-chain/lock.ts'
import { SBOM_FILE, sbomOf, textOfSbom } from '../../../../scripts/supply-chain/sbom.ts'
import { LOGIN, salesforceCli } from '../../../kit/simulator/sf.ts'
import { records, simulatorForTest, type TestSimulator } from '../../../kit/simulator/simulator.ts'

/** The commands that the guide gives to an admin without a clone: the zip of each, and its other words. */
const COMMANDS = [
  ...readFileSync(join(projectRoot, 'docs/salesforce-admin.md'), 'utf8').matchAll(
    /^sf (project deploy start --metadata-dir) (\S+\.zip) (--single-package) --target-org myorg$/gm,
  ),
].map(([, command = '', zip = '', option = '']) => ({ command, zip, option }))

describe('the zips of a release, as the guide says to deploy them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tollbridge-zips-'))
  let simulator: TestSimulator
  let cli: Awaited<ReturnType<typeof salesforceCli>>
  beforeAll(async () => {
    simulator = await simulatorForTest()
    cli = await salesforceCli(simulator.production)
    await cli.script('scripts/salesforce/release/release.ts', folder)
    await cli.sf(LOGIN, simulator.production.instanceUrl)
  })
  afterAll(async () => {
    await simulator.closeAndDelete()
    await cli.remove()
    rmSync(folder, { recursive: true })
  })

  it('PK-A11: are listed with their checksums', () => {
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')
    for (const line of sums) {
      const [sum, file = ''] = line.split('  ')
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ).toBe(sum)
    }
    expect(COMMANDS.map(({ zip }) => zip)).toEqual(sums.slice(0, COMMANDS.length).map((line) => line.split('  ')[1]))
  })

  it('SEC-M8: have the SBOM of the companion beside them, with its checksum', () => {
    const [, file] = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n').at(-1)?.split('  ') ?? []
    expect(file).toBe(SBOM_FILE)
    expect(readFileSync(join(folder, SBOM_FILE), 'utf8')).toBe(textOfSbom(sbomOf(readLock(projectRoot))))
  })

  it('PK-A11: install the app with the real sf, in the order of the guide, without a clone', async () => {
    expect(COMMANDS).toHaveLength(3)
    for (const { command, zip, option } of COMMANDS) {
      const { result } = await cli.sf(`${command} ${join(folder, zip)} ${option} --target-org sim`)
      expect([zip, result]).toMatchObject([zip, { status: 'Succeeded', numberComponentErrors: 0 }])
    }
    const classes = await records(simulator.production, 'SELECT Name FROM ApexClass')
    expect(classes.map(({ Name }) => Name)).toContain('TollbridgeUsageAction')
  })

  it('PK-A11: are refused out of their order', async () => {
    const { command, option } = COMMANDS[1] ?? { command: '', option: '' }
    const other = await salesforceCli(simulator.sandbox)
    await other.sf(LOGIN, simulator.sandbox.instanceUrl)
    const { result } = await other.sf(`${command} ${join(folder, 'tollbridge-2-app.zip')} ${option} --target-org sim`)
    await other.remove()

    expect(result).toMatchObject({ status: 'Failed' })
  })
})
