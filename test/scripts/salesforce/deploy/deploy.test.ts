import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classFiles, deployTo, type Files, manifest, XML } from '../../../kit/simulator/deployment.ts'
import { LOGIN, salesforceCli } from '../../../kit/simulator/sf.ts'
import { like, records, simulatorForTest, type TestSimulator } from '../../../kit/simulator/simulator.ts'

const EARLIER = 'test/fixtures/package/tollbridge-0.2.0.zip'

const classOf = (name: string): Files => ({
  'package.xml': manifest({ ApexClass: [name] }),
  ...classFiles(name, '/** @group Tollbridge */'),
})
const bundleOf = (name: string): Files => ({
  'package.xml': manifest({ LightningComponentBundle: [name] }),
  [`lwc/${name}/${name}.js`]: 'export const theirs = true',
  [`lwc/${name}/${name}.js-meta.xml`]: `${XML}<LightningComponentBundle><apiVersion>67.0</apiVersion><description>Tollbridge, by our own admin</description></LightningComponentBundle>`,
})
const removalOf = (type: string, name: string): Files => ({
  'package.xml': manifest({}),
  'destructiveChanges.xml': manifest({ [type]: [name] }),
})

describe('code of the org under names of the package', () => {
  let simulator: TestSimulator
  let cli: Awaited<ReturnType<typeof salesforceCli>>
  beforeAll(async () => {
    simulator = await simulatorForTest()
    cli = await salesforceCli(simulator.sandbox)
    await cli.sf(LOGIN, simulator.sandbox.instanceUrl)
    await cli.sf('deploy start force-app-companion --target-org sim')
  })
  afterAll(async () => {
    await simulator.closeAndDelete()
    await cli.remove()
  })

  const put = async (files: Files) => {
    expect(await deployTo(simulator.sandbox, files)).toMatchObject({ status: 'Succeeded', problems: [] })
  }
  const classes = async () => (await records(simulator.sandbox, 'SELECT Name FROM ApexClass')).map(({ Name }) => Name)

  it('is not replaced, however its name is written: a deployment is refused, names it and says what to do', async () => {
    await put(classOf('tollbridgesetup'))
    await put(bundleOf('tollbridgeOverview'))

    for (const way of ['validate', 'start']) {
      const { status, message } = await cli.sf(`deploy ${way} --target-org sim`)
      expect(status).toBe(1)
      expect(message?.split('\n')).toEqual([
        'Nothing was deployed, because it would replace code of your org:',
        '- the Apex class tollbridgesetup is not part of Tollbridge, or was changed in the org.',
        '- the component tollbridgeOverview is not part of Tollbridge, or was changed in the org.',
        'Rename or delete each of them in the org, then run this command again.',
      ])
    }
    expect(await classes()).toEqual(['tollbridgesetup'])
  })

  it('is asked for alone: once it is gone, the package is deployed, and deployed over itself', async () => {
    await put(removalOf('ApexClass', 'tollbridgesetup'))
    await put(removalOf('LightningComponentBundle', 'tollbridgeOverview'))

    expect(await cli.sf('deploy start --target-org sim')).toMatchObject({ result: { status: 'Succeeded' } })
    expect(await cli.sf('deploy start --target-org sim')).toMatchObject({ result: { status: 'Succeeded' } })
  })

  it('is left alone by an upgrade, which removes the classes of the earlier version that are as they were', async () => {
    expect(
      await cli.sf(`project deploy start --metadata-dir ${EARLIER} --single-package --target-org sim`),
    ).toMatchObject({ status: 0 })
    await put(classOf('Refusal'))
    expect(await classes()).toContain('SnapshotJob')

    expect(await cli.sf('deploy start --target-org sim')).toMatchObject({ result: { status: 'Succeeded' } })
    expect((await classes()).filter((name) => !String(name).startsWith('Tollbridge'))).toEqual(['Refusal'])
  })

  it('is not deleted by a rollback, which deletes the rest', async () => {
    await put(classOf('TollbridgeAudience'))
    await put(bundleOf('tollbridgeCsvFile'))

    expect(await cli.sf('deploy rollback --target-org sim')).toMatchObject({ result: { status: 'Succeeded' } })
    expect((await classes()).toSorted()).toEqual(['Refusal', 'TollbridgeAudience'])
  })

  it('keeps the app out when the org does not tell what it has', async () => {
    const { status, message } = await cli.sf('deploy start --target-org nowhere')
    expect([status, message]).toEqual([1, like('the org did not tell which code it has')])
  })
})
