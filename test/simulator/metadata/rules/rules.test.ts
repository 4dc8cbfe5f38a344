import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { classFiles, deployTo, type Files, manifest, XML } from '../../../kit/simulator/deployment.ts'
import { control, like, simulatorForTest, type TestSimulator } from '../../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const SHAPE = { organizationType: 'Enterprise Edition', languageLocaleKey: 'en_US', trialExpirationDate: null }
const be = (changes: object) => control(simulator.production, 'PUT organization', { ...SHAPE, ...changes })
const lack = (licences: object) => control(simulator.production, 'PUT licences', licences)

afterEach(async () => {
  await be({})
  await lack({})
})

async function problemsOf(files: Files, org = simulator.production) {
  return (await deployTo(org, files, { checkOnly: true })).problems
}

const SETTING: Files = {
  'package.xml': manifest({ CustomObject: ['Own__c'] }),
  'objects/Own__c.object': `${XML}<CustomObject><customSettingsType>Hierarchy</customSettingsType><label>Own</label><visibility>Protected</visibility></CustomObject>`,
}

const permissionSet = (content: string): Files => ({
  'package.xml': manifest({ PermissionSet: ['Reader'] }),
  'permissionsets/Reader.permissionset': `${XML}<PermissionSet><label>Reader</label>${content}</PermissionSet>`,
})

const granting = (name: string) => `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`

describe('a deployment to an org that is as strict as Salesforce', () => {
  it('PK-A1: fails for a short description of a label with more than 80 characters', async () => {
    const label = (length: number) => ({
      'package.xml': manifest({ CustomLabel: ['Own'], CustomLabels: ['CustomLabels'] }),
      'labels/CustomLabels.labels': `${XML}<CustomLabels><labels><fullName>Own</fullName><language>en_US</language><protected>false</protected><shortDescription>${'x'.repeat(length)}</shortDescription><value>Own</value></labels></CustomLabels>`,
    })

    expect(await problemsOf(label(81))).toEqual(['Value too long for field: MasterLabel maximum length is:80'])
    expect(await problemsOf(label(80))).toEqual([])
  })

  it('PK-A2: fails for a protected custom setting in production alone', async () => {
    expect(await problemsOf(SETTING)).toEqual([like('protected custom setting')])
    expect(await problemsOf(SETTING, simulator.sandbox)).toEqual([])
    await be({ organizationType: 'Developer Edition' })
    expect(await problemsOf(SETTING)).toEqual([])
  })

  it('PK-A3: fails for a permission without the one it depends on', async () => {
    expect(await problemsOf(permissionSet(granting('ViewSetup')))).toEqual([
      'Permission ViewSetup depends on permission(s): ViewRoles',
    ])
    expect(await problemsOf(permissionSet(granting('ViewRoles') + granting('ViewSetup')))).toEqual([])
  })

  it('PK-A12: fails for a permission, an object and a type that the org lacks', async () => {
    const lead = '<objectPermissions><allowRead>true</allowRead><object>Lead</object></objectPermissions>'
    const code = {
      'package.xml': manifest({ ApexClass: ['Own'] }),
      ...classFiles('Own', 'SObjectType one = Lead.SObjectType;'),
    }
    expect(await problemsOf(permissionSet(granting('ViewEventLogFiles') + lead))).toEqual([])
    expect(await problemsOf(code)).toEqual([])

    await lack({ objects: ['Lead'], userPermissions: ['ViewEventLogFiles'] })
    expect(await problemsOf(permissionSet(granting('ViewEventLogFiles')))).toEqual([
      'Unknown user permission: ViewEventLogFiles',
    ])
    expect(await problemsOf(permissionSet(lead))).toEqual([like('no CustomObject named Lead found')])
    expect(await problemsOf(code)).toEqual(['Invalid type: Lead'])
  })

  it('PK-A12: fails for Apex in Professional Edition', async () => {
    await be({ organizationType: 'Professional Edition' })

    expect(await problemsOf({ 'package.xml': manifest({ ApexClass: ['Own'] }), ...classFiles('Own') })).toEqual([
      'Not available for deploy for this organization',
    ])
  })

  it('PK-A15: fails for a motif that does not exist', async () => {
    const tab = (motif: string) => ({
      'package.xml': manifest({ CustomTab: ['Own'] }),
      'tabs/Own.tab': `${XML}<CustomTab><label>Own</label><motif>${motif}</motif><url>https://own.invalid</url></CustomTab>`,
    })

    expect(await problemsOf(tab('Custom78: Bar Chart'))).toEqual(['Invalid motif: Custom78: Bar Chart'])
    expect(await problemsOf(tab('Custom97: Thermometer'))).toEqual([])
  })

  it('takes a translation into its own language, and none into another that is not active', async () => {
    const translation = (language: string) => ({
      'package.xml': manifest({ Translations: [language] }),
      [`translations/${language}.translation`]: `${XML}<Translations/>`,
    })
    await control(simulator.production, 'PUT languages', { active: [] })
    await be({ languageLocaleKey: 'ja' })

    expect(await problemsOf(translation('ja'))).toEqual([])
    expect(await problemsOf(translation('fr'))).toEqual([like('fr is not active')])
  })
})
