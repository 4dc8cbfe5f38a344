import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, startConnectTest, type ConnectTest } from '../kit/connections/connect.ts'
import { control } from '../kit/simulator/simulator.ts'
import { contentOf, forgetParity, hide, take } from '../kit/parity/orgs.ts'

type Line = { object: string; name: string; kind: string; severity: string; setupUrl: string; visibility: string }

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
  await forgetParity(test)
  await connect(test.admin, test.production)
  await take(test)
  await test.settleAccounts()
  await connect(test.admin, test.sandbox)
})
afterAll(() => test.closeAll())

type Report = { differences: Line[]; apiVersions: object }

async function reportNow(): Promise<Report> {
  await take(test)
  const made = await test.admin.request({ method: 'POST', url: '/api/v1/parity/reports' })
  const url = `/api/v1/parity/reports/${made.json<{ reportId: string }>().reportId}`
  return (await test.admin.request({ url })).json<Report>()
}

const compareNow = async () => (await reportNow()).differences

describe('S2 a sandbox and production, both read over the connection', () => {
  it('S2 differ only in changes since the sandbox was created', async () => {
    const differences = await compareNow()
    expect(differences.map(({ object, name, kind, severity }) => [object, name, kind, severity])).toEqual([
      ['Account', 'Customer_Number__c', 'field-length', 'notable'],
      ['Campaign', 'Campaign_Budget_Check', 'flow-inactive-in-sandbox', 'notable'],
      ['Case', 'Potential_Liability__c', 'picklist-values', 'notable'],
      ['Case', 'Serial_Number_Form', 'rule-missing-in-sandbox', 'notable'],
      ['Contact', 'Department', 'field-length', 'notable'],
      ['Lead', 'Is_Research_Lab__c', 'field-missing-in-production', 'notable'],
      ['Lead', 'LeadRouting', 'trigger-inactive-in-sandbox', 'blocking'],
      ['Lead', 'Preference_Center_URL__c', 'field-missing-in-sandbox', 'notable'],
      ['Opportunity', 'Close_Date_Ahead', 'rule-inactive-in-sandbox', 'notable'],
      ['Opportunity', 'Discount_Percent__c', 'field-missing-in-sandbox', 'notable'],
      ['Opportunity', 'OpportunityQuote', 'trigger-missing-in-sandbox', 'blocking'],
    ])
  })

  it('link to the page in Setup of the connected org', async () => {
    const links = new Map((await compareNow()).map(({ name, setupUrl }) => [name, setupUrl]))
    const setup = `${test.sandbox.instanceUrl}/lightning/setup`
    expect(links.get('Department')).toBe(`${setup}/ObjectManager/Contact/FieldsAndRelationships/view`)
    expect(links.get('Potential_Liability__c')).toBe(`${setup}/ObjectManager/Case/FieldsAndRelationships/view`)
    expect(links.get('LeadRouting')).toBe(`${setup}/ObjectManager/Lead/ApexTriggers/view`)
    expect(links.get('Close_Date_Ahead')).toBe(`${setup}/ObjectManager/Opportunity/ValidationRules/view`)
    expect(links.get('Campaign_Budget_Check')).toBe(`${setup}/Flows/home`)
  })

  it('S2 report only a hidden field as not visible', async () => {
    await hide(test.sandbox, 'Lead', ['Email'])
    const found = (await compareNow()).filter(({ visibility }) => visibility === 'not-visible')
    expect(found).toMatchObject([{ name: 'Email', kind: 'field-not-visible-in-sandbox', severity: 'blocking' }])
    await hide(test.sandbox, 'Lead', [])
  })

  it('K6: are described by the newest version that both know, while one is a release ahead', async () => {
    const before = await reportNow()
    expect(before.apiVersions).toEqual({ sandbox: '67.0', production: '67.0' })
    await test.database.execute('delete from parity_report')
    await test.settleAccounts()
    await connect(test.admin, test.production)
    await control(test.production, 'PUT release', { newestVersion: 66 })
    const { fingerprintId } = await take(test)
    expect(await contentOf(test, fingerprintId)).toMatchObject({ apiVersion: '66.0', newestApiVersion: '66.0' })
    await test.settleAccounts()
    await connect(test.admin, test.sandbox)
    const after = await reportNow()
    expect(after.apiVersions).toEqual({ sandbox: '66.0', production: '66.0' })
    expect(after.differences.map(({ name }) => name)).toEqual(before.differences.map(({ name }) => name))
    // The list of versions costs no credit, and Salesforce counts none.
    const { ledger, wire } = await test.counted()
    expect(ledger).toEqual(wire)
  })

  it('have no links without a connection', async () => {
    await test.database.execute('delete from connection')
    const { reports } = (await test.admin.request({ url: '/api/v1/parity/reports' })).json<{
      reports: { reportId: string }[]
    }>()
    const report = await test.admin.request({ url: `/api/v1/parity/reports/${reports[0]?.reportId}` })
    expect(report.json<{ differences: Line[] }>().differences[0]?.setupUrl).toBeNull()
  })
})
