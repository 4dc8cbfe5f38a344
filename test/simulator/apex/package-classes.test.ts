import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { raiseNotice } from '../../../companion/src/notifications/notices.ts'
import type { OrganizationId, TenantId } from '../../../companion/src/platform/ids.ts'
import { ACCESS, CREDENTIALS } from '../../../companion/simulator/apex/callouts/named-credential.ts'
import { packageSources } from '../../../scripts/salesforce/sources.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'
import { control, simulatorForTest, wireCalls, type TestSimulator } from '../../kit/simulator/simulator.ts'

let service: TestApp
let admin: Browser
let simulator: TestSimulator
let companionUrl: string

beforeAll(async () => {
  service = await startTestApp()
  admin = await service.signIn()
  simulator = await simulatorForTest()
})
afterAll(async () => {
  await simulator.closeAndDelete()
  await service.close()
})

async function apex(method: string, parameters: object = {}, language = 'en') {
  const response = await fetch(`${simulator.sandbox.instanceUrl}/lightning/apex/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(parameters),
  })
  const body: unknown = response.status === 204 ? null : await response.json()
  return { status: response.status, body }
}

const newCode = async () =>
  (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>().code

describe('the package’s Apex in an org that is not paired', () => {
  it('report what is missing, and refuse calls that need a companion', async () => {
    const missing = { status: 200, body: { state: 'no-key' } }
    expect(await apex('TollbridgeNoticesController/read')).toMatchObject(missing)
    expect(await apex('TollbridgeEnvironmentsController/read')).toMatchObject(missing)
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: {
        companion: 'no-key',
        greeting: 'wrong-address',
        hasPlaceholder: true,
        canKeepKeys: true,
        wasPaired: false,
        nextRunAt: null,
      },
    })
    const refused = { status: 500, body: { exceptionType: 'System.AuraHandledException' } }
    expect(await apex('TollbridgeNoticesController/markAsRead', { noticeIds: [] })).toMatchObject(refused)
    expect(await apex('TollbridgePairingController/renewKey')).toMatchObject(refused)
  })
})

describe('the package’s Apex in an org that is paired with the companion', () => {
  beforeAll(async () => {
    companionUrl = await service.app.listen({ port: 0, host: '127.0.0.1' })
    await control(simulator.sandbox, 'POST pairing', { companionUrl, code: await newCode() })
  })

  it('read the companion’s answers in the language of the reader, without a credit', async () => {
    const { rows } = await service.database.execute('select tenant_id from tenant')
    const tenantId = String(rows[0]?.tenant_id) as TenantId
    const params = { points: 25, used: 40_000, limit: 100_000 }
    const news = { tenantId, code: 'CREDIT_JUMP', params, severity: 'warning', about: 'one', muted: true } as const
    const record = {
      organizationId: simulator.sandbox.organizationId as OrganizationId,
      recordId: '0065e00000AbCdEAAV',
    }
    await raiseNotice({ ...news, record }, service.platform)
    const before = await wireCalls(simulator.sandbox)

    const [english, swedish] = [
      await apex('TollbridgeNoticesController/read'),
      await apex('TollbridgeNoticesController/read', {}, 'sv'),
    ]
    expect(english.body).toMatchObject({
      state: 'reported',
      unread: 1,
      total: 1,
      notices: [{ code: 'CREDIT_JUMP', isRead: false, recordId: record.recordId }],
    })
    expect(swedish.body).not.toEqual(english.body)
    expect(await apex('TollbridgeOverviewController/read')).toMatchObject({
      body: { marketo: { state: 'not-connected', left: 100_000, expected: 0, unread: 1, parity: null } },
    })
    expect(await apex('TollbridgeEnvironmentsController/read')).toMatchObject({
      body: { state: 'reported', report: null, orgs: [{ organizationId: simulator.sandbox.organizationId }] },
    })
    expect((await wireCalls(simulator.sandbox)).total).toBe(before.total)
  })

  it('mark notices as read', async () => {
    expect((await apex('TollbridgeNoticesController/markAsRead', { noticeIds: [] })).status).toBe(204)
    expect(await apex('TollbridgeNoticesController/read')).toMatchObject({
      body: { unread: 0, notices: [{ isRead: true }] },
    })
  })

  it('renew the key, end the pairing, pair again by a code, and refuse a used code with a message', async () => {
    expect(await apex('TollbridgePairingController/renewKey')).toEqual({
      status: 200,
      body: { isKept: true, key: null, readerKey: null },
    })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: { companion: 'not-connected', hasPlaceholder: false, wasPaired: true },
    })
    expect(await apex('TollbridgePairingController/unpair')).toEqual({
      status: 200,
      body: { isTold: true, isForgotten: true },
    })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: { companion: 'no-key', greeting: 'ok' },
    })

    const code = await newCode()
    expect(await apex('TollbridgePairingController/pair', { code })).toMatchObject({ body: { isKept: true } })
    expect(await apex('TollbridgePairingController/pair', { code })).toMatchObject({
      status: 500,
      body: { message: expect.stringContaining('The pairing code is not valid. ') },
    })
  })
})

describe('PK-A4 the credentials of the simulated org', () => {
  const state = async () => {
    const { body } = await apex('TollbridgeNoticesController/read')
    return (body as { state: string }).state
  }
  const become = (name: string) => control(simulator.sandbox, 'PUT page-user', { name })

  it('PK-A4 have the principals and the header that the metadata declares', () => {
    for (const [name, { principals, parameter }] of Object.entries(CREDENTIALS)) {
      const [source] = packageSources(`${name}.externalCredential-meta.xml`)
      const text = source?.text ?? ''
      const named = [...text.matchAll(/<parameterName>(\w+)<\/parameterName>\s*<parameterType>NamedPrincipal/g)]
      expect(
        named.map(([, principal]) => principal),
        name,
      ).toEqual(principals)
      expect(text.includes(`$Credential.${name}.${parameter}}`), name).toBe(parameter !== undefined)
    }
    for (const [name, principals] of Object.entries(ACCESS)) {
      const [source] = packageSources(`${name}.permissionset-meta.xml`)
      const given = [...(source?.text ?? '').matchAll(/<externalCredentialPrincipal>([\w-]+)</g)]
      expect(
        given.map(([, principal]) => principal),
        name,
      ).toEqual(principals)
    }
  })

  it('PK-A4 fail a callout of a user without access, as an org does', async () => {
    await become('Tomas Berger')
    expect(await state()).toBe('no-access')
    expect(await apex('TollbridgeOverviewController/read')).toMatchObject({
      status: 200,
      body: { usage: {}, marketo: { state: 'no-access' } },
    })
    await become('Astrid Lindqvist')
    expect(await state()).toBe('reported')
  })

  it('PK-A10 let no user store a key without the right, and leave the code good', async () => {
    await become('Tomas Berger')
    const code = await newCode()
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: { canKeepKeys: false, keyWriters: ['Astrid Lindqvist'] },
    })
    expect(await apex('TollbridgePairingController/pair', { code })).toMatchObject({ status: 500 })
    expect(await apex('TollbridgePairingController/unpair')).toMatchObject({ body: { isForgotten: false } })

    await become('Astrid Lindqvist')
    expect(await apex('TollbridgePairingController/pair', { code })).toMatchObject({ body: { isKept: true } })
  })

  it('PK-A4 tell two hosts apart, and an address at which something else answers', async () => {
    await control(simulator.sandbox, 'PUT named-credential', {
      companionUrl,
      openCompanionUrl: simulator.sandbox.instanceUrl,
    })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: { companion: 'not-connected', greeting: 'ok', hasOneHost: false },
    })
    await control(simulator.sandbox, 'PUT named-credential', { companionUrl: simulator.sandbox.instanceUrl })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: { companion: 'wrong-address', greeting: 'wrong-address', hasOneHost: true },
    })
    await control(simulator.sandbox, 'PUT named-credential', { companionUrl: 'http://127.0.0.1:9' })
    expect(await state()).toBe('down')
    await control(simulator.sandbox, 'PUT named-credential', { companionUrl })
    expect(await state()).toBe('reported')
  })
})

describe('the package’s Apex for the integration user', () => {
  const users = async () => {
    const { body } = await apex('TollbridgeSetupController/read')
    return (body as { users: { name: string; rights: { id: string; state: string; detail: string | null }[] }[] }).users
  }
  const missing = async () =>
    (await users())
      .flatMap(({ rights }) => rights.filter(({ state }) => state !== 'ok'))
      .map(({ id, detail }) => [id, detail])

  it('checks the users of the permission set, and finds everything in order', async () => {
    expect((await users()).map(({ name }) => name)).toEqual(['Marketo Integration'])
    expect(await missing()).toEqual([])
  })

  it('finds each removed right, and a licence that does not allow one', async () => {
    const taken = {
      without: ['api-enabled', 'view-setup', 'event-log-files', 'converted-leads', 'marketing-user'],
      licence: 'Salesforce Integration',
      objects: [
        { object: 'Campaign', right: 'Create' },
        { object: 'Case', right: 'Read' },
      ],
    }
    await control(simulator.sandbox, 'PUT rights', taken)
    expect(await missing()).toEqual([
      ['licence', 'Salesforce Integration'],
      ...['api', 'setup', 'log', 'leads', 'marketing'].map((id) => [id, null]),
      ['object', 'Campaign'],
      ['object', 'Case'],
    ])
    await control(simulator.sandbox, 'PUT rights', {})
    expect(await missing()).toEqual([])
  })
})

describe('the package’s Apex for the schedule', () => {
  it('schedule snapshots, show them, and stop', async () => {
    const trend = async () => (await apex('TollbridgeOverviewController/read')).body
    expect(await trend()).toMatchObject({ trend: { limits: [{ points: [] }, {}, {}, {}, {}], nextRunAt: null } })
    await apex('TollbridgeSetupController/schedule', { intervalMinutes: 15 })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: { settings: { intervalMinutes: 15 }, nextRunAt: expect.stringMatching(/:(?:00|15|30|45):00\.000Z$/) },
    })
    expect(await trend()).toMatchObject({
      trend: { limits: [{ points: { length: 24 }, levels: [50, 75, 90, 100] }, {}, {}, {}, {}] },
    })
    await apex('TollbridgeSetupController/schedule', { intervalMinutes: 0 })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({ body: { nextRunAt: null } })
  })

  it('store alerts and muting, and refuse invalid values', async () => {
    const alerts = { levels: '95, 80', jumpPoints: 10, keepDays: 7, audienceId: null }
    expect((await apex('TollbridgeSetupController/changeAlerts', alerts)).status).toBe(204)
    await apex('TollbridgeSetupController/mute', { hours: 24 })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: { settings: { alertLevels: [80, 95], keepDays: 7, mutedUntil: expect.stringContaining('T') } },
    })
    expect((await apex('TollbridgeSetupController/changeAlerts', { ...alerts, levels: '800' })).status).toBe(500)
    expect((await apex('TollbridgeSetupController/schedule', { intervalMinutes: 7 })).status).toBe(500)
  })

  it.each([
    ['more than ten levels', { levels: '1,2,3,4,5,6,7,8,9,10,11,12' }],
    ['a jump of more than the whole', { jumpPoints: 500 }],
    ['snapshots that are kept for no day', { keepDays: 0 }],
  ])('refuse %s, in the language of the admin', async (_, change) => {
    const alerts = { levels: '50', jumpPoints: 5, keepDays: 7, audienceId: null, ...change }
    const method = 'TollbridgeSetupController/changeAlerts'
    const [english, swedish] = [await apex(method, alerts), await apex(method, alerts, 'sv')]

    expect(english).toMatchObject({ status: 500, body: { exceptionType: 'System.AuraHandledException' } })
    expect(swedish).toMatchObject({ status: 500, body: { exceptionType: 'System.AuraHandledException' } })
    expect(swedish.body).not.toEqual(english.body)
  })

  it('PK-B1, PK-B5: store the levels of each limit, and test the bell only for an audience', async () => {
    const levels = { DataStorageMB: '80, 95', FileStorageMB: ' ' }
    expect((await apex('TollbridgeSetupController/changeLevels', { levels })).status).toBe(204)
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      body: {
        settings: { otherLevels: { DataStorageMB: [80, 95], FileStorageMB: [], DailyBulkApiBatches: [75, 90, 100] } },
      },
    })
    expect((await apex('TollbridgeSetupController/changeLevels', { levels: { Other: '5' } })).status).toBe(500)
    expect((await apex('TollbridgeSetupController/testBell')).status).toBe(500)
  })
})
