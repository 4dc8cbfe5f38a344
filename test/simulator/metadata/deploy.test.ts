import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classFiles, deployTo, manifest, XML } from '../../kit/simulator/deployment.ts'
import { records, simulatorForTest, type TestSimulator, like } from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const CLASS = { 'package.xml': manifest({ ApexClass: ['Hello'] }), ...classFiles('Hello') }

async function deploy(files: Record<string, string>, options: object = {}) {
  const { status, problems } = await deployTo(simulator.production, files, options)
  return { status, problems }
}

const classes = async () => (await records(simulator.production, 'SELECT Name FROM ApexClass')).map(({ Name }) => Name)

describe('a deploy', () => {
  it('that only validates stores nothing', async () => {
    expect(await deploy(CLASS, { checkOnly: true })).toEqual({ status: 'Succeeded', problems: [] })
    expect(await classes()).toEqual([])
  })

  it('stores its components in the org', async () => {
    expect((await deploy(CLASS)).status).toBe('Succeeded')
    expect(await classes()).toEqual(['Hello'])
  })

  it.each([
    ['without package.xml', { 'package.xml': undefined }, /No package.xml found/],
    ['with a broken package.xml', { 'package.xml': '<Package>' }, /Error parsing file/],
    ['with a component that package.xml does not name', { 'package.xml': manifest({}) }, /not named in package.xml/],
    [
      'without a component that package.xml names',
      { 'package.xml': manifest({ ApexClass: ['Hello', 'Gone'] }) },
      /'Gone' of type ApexClass was named/,
    ],
    [
      'with malformed XML',
      { 'classes/Hello.cls-meta.xml': `${XML}<ApexClass><apiVersion>67.0</ApexClass>` },
      /Error parsing file/,
    ],
    ['with another root element', { 'classes/Hello.cls-meta.xml': `${XML}<ApexTrigger/>` }, /'ApexClass' is expected/],
    [
      'without the file that describes a class',
      { 'classes/Hello.cls-meta.xml': undefined },
      /Required file is missing/,
    ],
    ['with a class of another name', { 'classes/Hello.cls': 'public class Other {}' }, /Class name must be 'Hello'/],
    [
      'with an element that its type does not know',
      {
        'classes/Hello.cls-meta.xml': `${XML}<ApexClass><apiVersion>67.0</apiVersion><flavour>sweet</flavour></ApexClass>`,
      },
      /flavour invalid at this location in type ApexClass/,
    ],
    ['with a file of no known type', { 'surprises/a.txt': 'x' }, /no type that this org knows/],
  ])('%s fails', async (_, change, problem) => {
    const files = Object.fromEntries(
      Object.entries({ ...CLASS, ...change }).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
    )
    const { status, problems } = await deploy(files)
    expect(status).toBe('Failed')
    expect(problems.join('\n')).toMatch(problem)
  })

  it('of a component that needs another fails until the org has that one', async () => {
    const permissionSet = (apexClass: string) => ({
      'package.xml': manifest({ PermissionSet: ['Reader'] }),
      'permissionsets/Reader.permissionset': `${XML}<PermissionSet><classAccesses><apexClass>${apexClass}</apexClass></classAccesses></PermissionSet>`,
    })
    expect((await deploy(permissionSet('Nobody'))).problems).toEqual([
      'In field: apexClass - no ApexClass named Nobody found',
    ])
    expect((await deploy(permissionSet('Hello'))).status).toBe('Succeeded')
  })

  it('of a Lightning component checks the Apex, labels and components that it names', async () => {
    const bundle = (script: string) => ({
      'package.xml': manifest({ LightningComponentBundle: ['card'] }),
      'lwc/card/card.js': script,
      'lwc/card/card.html': '<template><c-missing-part></c-missing-part></template>',
      'lwc/card/card.js-meta.xml': `${XML}<LightningComponentBundle/>`,
    })
    const ofApex = await deploy(bundle("import read from '@salesforce/apex/Nobody.read'"))
    const ofLabel = await deploy(bundle("import a from '@salesforce/label/c.Nothing'"))
    expect(ofApex.problems).toEqual([like('no ApexClass named Nobody')])
    expect(ofLabel.problems).toEqual([like('no CustomLabel named Nothing')])
    expect((await deploy(bundle(''))).problems).toEqual([like('no LightningComponentBundle named missingPart')])
  })
})

describe('a deploy with an unknown name', () => {
  const permissionSet = (content: string) => ({
    'package.xml': manifest({ PermissionSet: ['Reader'] }),
    'permissionsets/Reader.permissionset': `${XML}<PermissionSet>${content}</PermissionSet>`,
  })

  it.each([
    [
      'a field',
      '<fieldPermissions><field>Lead.Nothing__c</field></fieldPermissions>',
      'no CustomField named Lead.Nothing__c',
    ],
    ['an object', '<objectPermissions><object>Gone__c</object></objectPermissions>', 'no CustomObject named Gone__c'],
    ['a permission', '<customPermissions><name>Gone</name></customPermissions>', 'no CustomPermission named Gone'],
    ['a tab', '<tabSettings><tab>Gone</tab></tabSettings>', 'no CustomTab named Gone'],
  ])('fails for %s', async (_, content, problem) => {
    expect((await deploy(permissionSet(content))).problems).toEqual([like(problem)])
  })

  it('succeeds for fields of the platform and of the same package', async () => {
    const files = {
      ...permissionSet(
        '<fieldPermissions><field>Lead.Email</field></fieldPermissions><fieldPermissions><field>Note__c.Text__c</field></fieldPermissions>',
      ),
      'package.xml': manifest({
        PermissionSet: ['Reader'],
        CustomObject: ['Note__c'],
        CustomField: ['Note__c.Text__c'],
      }),
      'objects/Note__c.object': `${XML}<CustomObject><deploymentStatus>Deployed</deploymentStatus><fields><fullName>Text__c</fullName></fields><nameField><type>Text</type></nameField><pluralLabel>Notes</pluralLabel><sharingModel>Private</sharingModel></CustomObject>`,
    }
    expect(await deploy(files, { checkOnly: true })).toEqual({ status: 'Succeeded', problems: [] })
  })

  it('fails for a class with an object or a field that neither the org nor the package has', async () => {
    const named = (body: string) => deploy({ ...CLASS, ...classFiles('Hello', body) }, { checkOnly: true })
    expect((await named('Gone__c one;')).problems).toEqual([like('does not exist: Gone__c')])
    expect((await named('Object a = new Lead().Gone__c;')).problems).toEqual([like('does not exist: Gone__c')])
    expect(
      (await named("Object a = new Lead().mkto_si__HideDate__c; String b = 'Gone__c'; /* Gone__c */")).problems,
    ).toEqual([])
  })

  it('fails for a version of the API that the org does not have yet', async () => {
    const meta = { 'classes/Hello.cls-meta.xml': `${XML}<ApexClass><apiVersion>99.0</apiVersion></ApexClass>` }
    expect((await deploy({ ...CLASS, ...meta })).problems).toEqual(['Invalid version specified: 99.0'])
  })
})

describe('destructive changes', () => {
  it('delete components after the deployment', async () => {
    await deploy(CLASS)
    const removal = {
      'package.xml': manifest({}),
      'destructiveChanges.xml': manifest({ ApexClass: ['Hello', 'Gone'] }),
    }

    expect(await deploy(removal, { checkOnly: true })).toEqual({ status: 'Succeeded', problems: [] })
    expect(await classes()).toEqual(['Hello'])
    expect(await deploy(removal)).toEqual({ status: 'Succeeded', problems: [] })
    expect(await classes()).toEqual([])
  })
})
