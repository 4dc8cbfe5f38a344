import { afterAll, beforeAll, expect, it } from 'vitest'
import { classFiles, deployTo, manifest, XML } from '../../kit/simulator/deployment.ts'
import { call, having, records, simulatorForTest, type TestSimulator } from '../../kit/simulator/simulator.ts'

const META = `${XML}<LightningComponentBundle><apiVersion>67.0</apiVersion><description>A card</description></LightningComponentBundle>`
const RESOURCES =
  'SELECT FilePath, Source, LightningComponentBundle.DeveloperName, LightningComponentBundle.Description FROM LightningComponentResource'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
  await deployTo(simulator.sandbox, {
    'package.xml': manifest({ ApexClass: ['Hello'], LightningComponentBundle: ['card'] }),
    ...classFiles('Hello', 'Integer one;'),
    'lwc/card/card.js': 'export const one = 1',
    'lwc/card/card.html': '<template></template>',
    'lwc/card/card.js-meta.xml': META,
  })
})
afterAll(() => simulator.closeAndDelete())

const tooling = (soql: string) => call(simulator.sandbox, `tooling/query?q=${encodeURIComponent(soql)}`)

it('tells the text of a class, by its name in any case', async () => {
  const soql = "SELECT Name, Body FROM ApexClass WHERE NamespacePrefix = null AND Name IN ('HELLO', 'World')"
  expect((await tooling(soql)).body).toMatchObject({
    records: [{ Name: 'Hello', Body: 'public class Hello {Integer one;}' }],
  })
})

it('tells the files of a Lightning component with its description, to the Tooling API alone', async () => {
  const LightningComponentBundle = having({ DeveloperName: 'card', Description: 'A card' })
  const soql = `${RESOURCES} WHERE LightningComponentBundle.NamespacePrefix = null AND LightningComponentBundle.DeveloperName IN ('Card') ORDER BY FilePath`
  expect((await tooling(soql)).body).toMatchObject({
    records: [
      { FilePath: 'lwc/card/card.html', Source: '<template></template>', LightningComponentBundle },
      { FilePath: 'lwc/card/card.js', Source: 'export const one = 1', LightningComponentBundle },
    ],
  })
  expect(await call(simulator.sandbox, `query?q=${encodeURIComponent(RESOURCES)}`)).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_TYPE' }],
  })
})

it('refuses to filter by the text, and a field that is none', async () => {
  for (const soql of ["SELECT Id FROM ApexClass WHERE Body = 'x'", 'SELECT Text FROM LightningComponentResource'])
    expect(await tooling(soql)).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] })
})

it('forgets the text with the class', async () => {
  await deployTo(simulator.sandbox, {
    'package.xml': manifest({}),
    'destructiveChanges.xml': manifest({ ApexClass: ['Hello'] }),
  })
  expect(await records(simulator.sandbox, 'SELECT Body FROM ApexClass')).toEqual([])
})
