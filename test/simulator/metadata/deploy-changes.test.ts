import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { classFiles, deployQuickly, deployTo, type Files, manifest, XML } from '../../kit/simulator/deployment.ts'
import {
  call,
  control,
  like,
  query,
  records,
  simulatorForTest,
  type TestSimulator,
} from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator | undefined
const org = () => {
  if (!simulator) throw new Error('the simulator is not started yet')
  return simulator.production
}
beforeEach(async () => {
  await simulator?.closeAndDelete()
  simulator = await simulatorForTest()
})
afterAll(() => simulator?.closeAndDelete())

const deploy = (files: Files, options: object = {}) => deployTo(org(), files, options)
const plan = (intervalMinutes: number) =>
  fetch(`${org().instanceUrl}/lightning/apex/TollbridgeSetupController/schedule`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ intervalMinutes }),
  })

/** Deletes components, before or after the deployment that comes with them. */
const removal = (types: Record<string, string[]>, when = '') => ({
  'package.xml': manifest({}),
  [`destructiveChanges${when}.xml`]: manifest(types),
})

const LABEL = {
  'package.xml': manifest({ CustomLabel: ['Greeting'], CustomLabels: ['*'], ApexClass: ['Hello'] }),
  'labels/CustomLabels.labels': `${XML}<CustomLabels><labels><fullName>Greeting</fullName><language>en_US</language><protected>true</protected><shortDescription>Greeting</shortDescription><value>Hi</value></labels></CustomLabels>`,
  ...classFiles('Hello', 'String text = System.Label.Greeting;'),
}

const bundle = (script: string) => ({
  'lwc/card/card.js': script,
  'lwc/card/card.js-meta.xml': `${XML}<LightningComponentBundle><apiVersion>67.0</apiVersion></LightningComponentBundle>`,
})

type FieldOptions = { type?: string; more?: string }
const note = ({ type = 'Text', more = '<length>80</length>' }: FieldOptions = {}) => ({
  'package.xml': manifest({ CustomObject: ['Note__c'], CustomField: ['Note__c.Text__c'] }),
  'objects/Note__c.object': `${XML}<CustomObject><deploymentStatus>Deployed</deploymentStatus><fields><fullName>Text__c</fullName><label>Text</label><length>80</length>${more}<type>${type}</type></fields><label>Note</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Notes</pluralLabel><sharingModel>Private</sharingModel></CustomObject>`,
})

describe('a deletion', () => {
  it('is refused while a remaining component uses it: a label of a class, a class of a component', async () => {
    await deploy(LABEL)
    await deploy({
      'package.xml': manifest({ LightningComponentBundle: ['card'] }),
      ...bundle("import read from '@salesforce/apex/Hello.read'"),
    })

    expect((await deploy(removal({ CustomLabel: ['Greeting'] }))).problems).toEqual([like('ApexClass - Hello')])
    expect((await deploy(removal({ ApexClass: ['Hello'] }))).problems).toEqual([
      'This ApexClass is referenced elsewhere in salesforce.com. Remove the usage and try again. : LightningComponentBundle - card',
    ])
    const together = { CustomLabel: ['Greeting'], ApexClass: ['Hello'], LightningComponentBundle: ['card'] }
    expect(await deploy(removal(together))).toMatchObject({ status: 'Succeeded', problems: [] })
  })

  it('is refused while another class names the class, except in a comment or a text', async () => {
    const two = manifest({ ApexClass: ['Hello', 'World'] })
    await deploy({ 'package.xml': two, ...classFiles('Hello'), ...classFiles('World', 'Hello greeting;') })
    expect((await deploy(removal({ ApexClass: ['Hello'] }))).problems).toEqual([like('ApexClass - World')])
    await deploy({
      'package.xml': two,
      ...classFiles('Hello'),
      ...classFiles('World', "String a = 'Hello'; /* Hello */"),
    })
    expect((await deploy(removal({ ApexClass: ['Hello'] }))).problems).toEqual([])
  })

  it('is refused while an app has the tab, or a class the field', async () => {
    const app = {
      'package.xml': manifest({ CustomTab: ['Card'], CustomApplication: ['Desk'], LightningComponentBundle: ['card'] }),
      'tabs/Card.tab': `${XML}<CustomTab><label>Card</label><lwcComponent>card</lwcComponent><motif>Custom53: Bell</motif></CustomTab>`,
      'applications/Desk.app': `${XML}<CustomApplication><label>Desk</label><tabs>Card</tabs></CustomApplication>`,
      ...bundle(''),
    }
    await deploy(app)
    expect((await deploy(removal({ CustomTab: ['Card'] }))).problems).toEqual([like('CustomApplication - Desk')])

    await deploy(note())
    await deploy({
      'package.xml': manifest({ ApexClass: ['Notes'] }),
      ...classFiles('Notes', 'Note__c one; // Text__c'),
    })
    expect((await deploy(removal({ CustomField: ['Note__c.Text__c'] }))).problems).toEqual([])
    await deploy(note())
    await deploy({ 'package.xml': manifest({ ApexClass: ['Notes'] }), ...classFiles('Notes', 'String a = new Note__c().Text__c;') }) // prettier-ignore
    expect((await deploy(removal({ CustomField: ['Note__c.Text__c'] }))).problems).toEqual([like('ApexClass - Notes')])
    expect((await deploy(removal({ CustomObject: ['Note__c'] }))).problems).toEqual([like('ApexClass - Notes')])
  })

  it('removes the grants of permission sets on it', async () => {
    const reader = `${XML}<PermissionSet><fieldPermissions><editable>false</editable><field>Note__c.Text__c</field><readable>true</readable></fieldPermissions><label>Reader</label></PermissionSet>`
    await deploy(note())
    await deploy({ 'package.xml': manifest({ PermissionSet: ['Reader'] }), 'permissionsets/Reader.permissionset': reader }) // prettier-ignore

    expect(await deploy(removal({ CustomField: ['Note__c.Text__c'] }))).toMatchObject({ status: 'Succeeded' })
    expect(await query(org(), 'SELECT Text__c FROM Note__c')).toMatchObject({ body: [{ errorCode: 'INVALID_FIELD' }] })
  })

  it('may come after the deployment: only then can the use end in the same deployment', async () => {
    await deploy(LABEL)
    const withoutUse = { 'package.xml': manifest({ ApexClass: ['Hello'] }), ...classFiles('Hello') }
    const gone = manifest({ CustomLabel: ['Greeting'] })

    const first = await deploy({ ...withoutUse, 'destructiveChangesPre.xml': gone })
    expect(first.problems).toEqual([like('ApexClass - Hello')])
    const last = await deploy({ ...withoutUse, 'destructiveChangesPost.xml': gone })
    expect(last).toMatchObject({ status: 'Succeeded', problems: [] })
  })
})

describe('a change while the object has rows', () => {
  it('cannot give a field another type', async () => {
    await deploy(note())
    expect((await deploy(note({ type: 'Date', more: '' }))).status).toBe('Succeeded')
    await deploy(note())
    await call(org(), 'sobjects/Note__c', { method: 'POST', body: { Name: 'One', Text__c: 'a' } })

    expect((await deploy(note({ type: 'Date', more: '' }))).problems).toEqual([
      'Cannot change type due to existing data',
    ])
    expect((await deploy(note({ more: '<length>120</length>' }))).status).toBe('Succeeded')
    expect(await records(org(), 'SELECT Text__c FROM Note__c')).toMatchObject([{ Text__c: 'a' }])
  })

  it('can make a field required: rows without a value stay, and need one at their next save', async () => {
    await deploy(note())
    const body = { Name: 'One' }
    const created = await call(org(), 'sobjects/Note__c', { method: 'POST', body })
    expect((await deploy(note({ more: '<length>80</length><required>true</required>' }))).status).toBe('Succeeded')

    expect(await records(org(), 'SELECT Text__c FROM Note__c')).toMatchObject([{ Text__c: null }])
    expect(created.status).toBe(201)
    expect(await call(org(), 'sobjects/Note__c', { method: 'POST', body })).toMatchObject({
      body: [{ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Text__c'] }],
    })
  })

  it('is refused for a class of a scheduled job, unless the class stays the same', async () => {
    const job = (body: string) => ({ 'package.xml': manifest({ ApexClass: ['TollbridgeSnapshotJob'] }), ...classFiles('TollbridgeSnapshotJob', body) }) // prettier-ignore
    await deploy(job('/* one */'))
    await plan(60)

    expect((await deploy(job('/* another */'))).problems).toEqual([like('jobs pending or in progress')])
    expect((await deploy(removal({ ApexClass: ['TollbridgeSnapshotJob'] }))).problems).toEqual([like('jobs pending')])
    expect((await deploy(job('/* one */'))).status).toBe('Succeeded')
    await plan(0)
    expect((await deploy(job('/* another */'))).status).toBe('Succeeded')
  })
})

describe('a translation', () => {
  const swedish = {
    'package.xml': manifest({ Translations: ['sv'] }),
    'translations/sv.translation': `${XML}<Translations></Translations>`,
  }

  it('is accepted only in an active language of the org', async () => {
    await control(org(), 'PUT languages', { active: ['fr'] })
    expect((await deploy(swedish)).problems).toEqual([like('the language sv is not active')])
    await control(org(), 'PUT languages', { active: ['fr', 'sv'] })
    expect((await deploy(swedish)).status).toBe('Succeeded')
  })
})

const TEN_DAYS = 864_000

describe('a quick deployment', () => {
  const hello = { 'package.xml': manifest({ ApexClass: ['Hello'] }), ...classFiles('Hello') }
  const validate = (options: object = { testLevel: 'RunLocalTests' }) => deploy(hello, { checkOnly: true, ...options })

  it.each(['RunLocalTests', 'RunSpecifiedTests', 'RunAllTestsInOrg'])(
    'follows a validation with %s',
    async (testLevel) => {
      const { id } = await validate({ testLevel })
      expect(await deployQuickly(org(), id)).toBe('Succeeded')
      expect(await records(org(), 'SELECT Name FROM ApexClass')).toMatchObject([{ Name: 'Hello' }])
      expect(await deployQuickly(org(), id)).toBe('INVALID_ID_FIELD')
    },
  )

  it('is refused after a validation without tests', async () => {
    const { id } = await validate({ testLevel: 'NoTestRun' })
    expect(await deployQuickly(org(), id)).toBe('INVALID_ID_FIELD')
  })

  it('follows a validation that says nothing of tests in production, which runs the local ones', async () => {
    expect(await deployQuickly(org(), (await validate({})).id)).toBe('Succeeded')
  })

  it('is refused after a failed validation, and without one', async () => {
    const { id } = await deploy({ 'package.xml': manifest({ ApexClass: ['Gone'] }) }, { checkOnly: true, testLevel: 'RunLocalTests' }) // prettier-ignore
    expect(await deployQuickly(org(), id)).toBe('INVALID_ID_FIELD')
    expect(await deployQuickly(org(), '0AfKz0000000001AAA')).toBe('INVALID_ID_FIELD')
  })

  it('is refused after ten days, and after another deployment', async () => {
    const advance = (advanceSeconds: number) => control(org(), 'PUT clock', { advanceSeconds })
    const [old, recent] = [await validate(), await validate()]
    await advance(TEN_DAYS - 60)
    expect(await deployQuickly(org(), recent.id)).toBe('Succeeded')
    expect(await deployQuickly(org(), old.id)).toBe('INVALID_ID_FIELD')
    const { id } = await validate()
    await advance(TEN_DAYS + 1)
    expect(await deployQuickly(org(), id)).toBe('INVALID_ID_FIELD')
  })

  it('skips the tests and checks the rest: it is refused when the org no longer allows it', async () => {
    const job = (body: string) => ({ 'package.xml': manifest({ ApexClass: ['TollbridgeSnapshotJob'] }), ...classFiles('TollbridgeSnapshotJob', body) }) // prettier-ignore
    await deploy(job('/* one */'))
    const { id } = await deploy(job('/* another */'), { checkOnly: true, testLevel: 'RunLocalTests' })
    await plan(60)
    expect(await deployQuickly(org(), id)).toBe('Failed')
  })
})
