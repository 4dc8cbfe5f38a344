import { afterEach, afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { connect } from '../../kit/simulator/browser.ts'
import {
  call,
  control,
  having,
  like,
  pageOf,
  query,
  records,
  simulatorForTest,
  type TestSimulator,
} from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
let sandbox: SimulatedOrgInfo
let token: string
let userId: string
beforeAll(async () => {
  simulator = await simulatorForTest()
  sandbox = simulator.sandbox
  const { body } = await connect(sandbox)
  token = body.access_token
  userId = body.id.slice(-18)
})
afterEach(async () => {
  await control(sandbox, 'PUT rights', {})
  await control(sandbox, 'PUT hidden-fields', { object: 'Lead', fields: [] })
})
afterAll(() => simulator.closeAndDelete())

const takeAway = (rights: object) => control(sandbox, 'PUT rights', rights)
const asUser = (soql: string) => call(sandbox, `query?q=${encodeURIComponent(soql)}`, { token })
const rows = async (soql: string) => pageOf(await asUser(soql)).records
const theirs = () => `(SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}')`

const sets = async () => rows(`SELECT FIELDS(STANDARD) FROM PermissionSet WHERE Id IN ${theirs()}`)
const user = async () =>
  rows(
    `SELECT UserPermissionsMarketingUser, Profile.UserLicense.Name, Profile.UserLicense.LicenseDefinitionKey FROM User WHERE Id = '${userId}'`,
  )
const onLeads = async () =>
  rows(
    `SELECT PermissionsRead, PermissionsCreate, PermissionsEdit, PermissionsViewAllRecords FROM ObjectPermissions WHERE SobjectType = 'Lead' AND ParentId IN ${theirs()}`,
  )
const onField = async (field: string) =>
  rows(
    `SELECT PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE Field = '${field}' AND ParentId IN ${theirs()}`,
  )
const queuesWithout = async () =>
  rows(
    `SELECT Queue.Name FROM QueueSobject WHERE SobjectType = 'Lead' AND QueueId NOT IN (SELECT GroupId FROM GroupMember WHERE UserOrGroupId = '${userId}')`,
  )

const SYSTEM_RIGHTS = {
  PermissionsViewSetup: true,
  PermissionsViewEventLogFiles: true,
  PermissionsAllowViewEditConvertedLeads: true,
}

describe('the integration user', () => {
  it('has every right at first', async () => {
    expect(await sets()).toEqual([
      having({ Label: 'Marketo Integration', PermissionsApiEnabled: true, ...SYSTEM_RIGHTS }),
    ])
    expect(await user()).toMatchObject([
      {
        UserPermissionsMarketingUser: true,
        Profile: { UserLicense: { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' } },
      },
    ])
    expect(await onLeads()).toMatchObject([
      { PermissionsRead: true, PermissionsCreate: true, PermissionsEdit: true, PermissionsViewAllRecords: true },
    ])
    expect(await onField('Lead.Website')).toMatchObject([{ PermissionsRead: true, PermissionsEdit: true }])
    expect(await queuesWithout()).toEqual([])
  })

  it.each([
    ['converted-leads', 'PermissionsAllowViewEditConvertedLeads'],
    ['event-log-files', 'PermissionsViewEventLogFiles'],
  ])('can lose the right %s', async (right, column) => {
    await takeAway({ without: [right] })
    expect(await sets()).toEqual([having({ ...SYSTEM_RIGHTS, [column]: false })])
  })

  it('does not see the event log without the right to', async () => {
    await takeAway({ without: ['event-log-files'] })
    expect((await asUser('SELECT Id FROM EventLogFile')).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }])
    expect((await query(sandbox, 'SELECT Id FROM EventLogFile')).status).toBe(200)
  })

  it('can lack Marketing User, and have an API-only licence', async () => {
    await takeAway({ without: ['marketing-user'], licence: 'Salesforce Integration' })
    expect(await user()).toMatchObject([
      { UserPermissionsMarketingUser: false, Profile: { UserLicense: { Name: 'Salesforce Integration' } } },
    ])
  })

  it('can be outside the queues of leads', async () => {
    await takeAway({ without: ['lead-queues'] })
    expect(await queuesWithout()).toMatchObject([
      { Queue: { Name: 'Leads Nordics' } },
      { Queue: { Name: 'Leads Asia Pacific' } },
    ])
    expect(await onLeads()).toMatchObject([{ PermissionsRead: true, PermissionsViewAllRecords: false }])
  })

  it('can lose a right on an object', async () => {
    await takeAway({ objects: [{ object: 'Lead', right: 'Edit' }] })
    expect(await onLeads()).toMatchObject([{ PermissionsRead: true, PermissionsCreate: true, PermissionsEdit: false }])
  })

  it('does not see an object without read access, while others do', async () => {
    await takeAway({ objects: [{ object: 'Lead', right: 'Read' }] })
    expect(await onLeads()).toMatchObject([
      { PermissionsRead: false, PermissionsCreate: false, PermissionsEdit: false },
    ])
    expect((await asUser('SELECT Id FROM Lead')).body).toMatchObject([
      { errorCode: 'INVALID_TYPE', message: like('Lead') },
    ])
    expect((await call(sandbox, 'sobjects/Lead/describe', { token })).status).toBe(404)
    expect((await call(sandbox, 'sobjects/Lead/describe')).status).toBe(200)
  })

  it('can lose a right on a field: to edit it, or to see it', async () => {
    await takeAway({ readOnlyFields: ['Lead.Website'] })
    await control(sandbox, 'PUT hidden-fields', { object: 'Lead', fields: ['Email'] })
    expect(await onField('Lead.Website')).toMatchObject([{ PermissionsRead: true, PermissionsEdit: false }])
    expect(await onField('Lead.Email')).toEqual([])
  })

  it('sees no permission sets without View Setup and Configuration', async () => {
    await takeAway({ without: ['view-setup'] })
    for (const object of ['PermissionSet', 'PermissionSetAssignment', 'ObjectPermissions', 'FieldPermissions'])
      expect((await asUser(`SELECT Id FROM ${object}`)).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }])
    expect(await user()).toHaveLength(1)
    expect(await queuesWithout()).toEqual([])
  })

  it('is refused by the API without API Enabled, while others are not', async () => {
    await takeAway({ without: ['api-enabled'] })
    expect(await asUser('SELECT Id FROM Lead LIMIT 1')).toMatchObject({
      status: 403,
      body: [{ errorCode: 'API_DISABLED_FOR_ORG' }],
    })
    expect((await call(sandbox, 'limits')).status).toBe(200)
  })

  it('has every right again after a refresh of the sandbox', async () => {
    await takeAway({ without: ['converted-leads'] })
    await control(sandbox, 'POST refresh')
    const [org] = simulator.orgs.slice(1)
    const soql =
      "SELECT Label FROM PermissionSet WHERE PermissionsAllowViewEditConvertedLeads = true AND Label LIKE 'Marketo%'"
    expect(await records(org ?? sandbox, soql)).toHaveLength(1)
  })
})
