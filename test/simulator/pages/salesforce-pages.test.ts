import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatorForTest, type TestSimulator, wireCalls } from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

async function visit(path: string) {
  const response = await fetch(`${simulator.sandbox.instanceUrl}/lightning/${path}`)
  return { status: response.status, text: await response.text() }
}

async function users(): Promise<{ userId: string; name: string }[]> {
  const address = `${simulator.sandbox.instanceUrl}/lightning/apex/TollbridgeSetupController/read`
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  const { users: found } = (await response.json()) as { users: { userId: string; name: string }[] }
  return found
}

describe('the pages of Salesforce to which the app links', () => {
  it.each([
    ['setup/NamedCredential/home', 'Named Credentials'],
    ['setup/PermSets/home', 'Permission Sets'],
    ['setup/ScheduledJobs/home', 'Scheduled Jobs'],
    ['setup/ManageUsers/home', 'Users'],
    ['setup/ManageExternalClientApplication/home', 'External Client App Manager'],
    ['setup/SystemOverview/home', 'System Overview'],
    ['setup/MonitoringRateLimitingNotification/home', 'API Usage Notifications'],
    ['setup/LabelWorkbenchSetup/home', 'Translation Language Settings'],
  ])('show which page %s is, and link back', async (path, title) => {
    const { status, text } = await visit(path)

    expect([status, text]).toEqual([200, expect.stringContaining(`<h1>${title}</h1>`)])
    expect(text).toContain('href="/lightning/n/Tollbridge"')
  })

  it('name the user of a link, as a page of Setup and as a record, at no credit', async () => {
    const before = await wireCalls(simulator.sandbox)
    const [user] = await users()
    const address = encodeURIComponent(`/${user?.userId}?noredirect=1&isUserEntityOverride=1`)

    expect((await visit(`setup/ManageUsers/page?address=${address}`)).text).toContain('Marketo Integration')
    expect((await visit(`r/${user?.userId}/view`)).text).toContain('Marketo Integration')
    expect((await wireCalls(simulator.sandbox)).total).toBe(before.total)
  })

  it('answer 404 for an unknown page', async () => {
    expect((await visit('setup/Nothing/home')).status).toBe(404)
    expect((await visit('r/0065e00000NoneAAA1/view')).status).toBe(404)
  })
})
