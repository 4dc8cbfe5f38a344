import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { productionAllowance } from '../../../companion/src/org-api/pairing/store.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

const PRODUCTION = '00D5e000000abcdEAA'
const SANDBOX = '00D5e000000wxyzEAA'

let service: TestApp
let admin: Browser
beforeAll(async () => {
  service = await startTestApp()
  admin = await service.signIn()
})
afterAll(() => service.close())

async function pair(organizationId: string, environment: string) {
  const issued = await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })
  const { code } = issued.json<{ code: string }>()
  const payload = { code, organizationId, organizationName: 'Acme', environment }
  const answer = await service.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })
  return answer.json<{ key: string }>().key
}

const report = (key: string, organizationId: string, payload: object) =>
  service.inject({
    method: 'PUT',
    url: '/org-api/v1/allowance',
    headers: { authorization: `Bearer ${key}`, 'tollbridge-organization-id': organizationId },
    payload,
  })

async function reported() {
  const { rows } = await service.database.execute('select tenant_id from tenant')
  return productionAllowance(String(rows[0]?.tenant_id) as TenantId, service.database)
}

describe('the allowance of a paired org', () => {
  it('is the last report of the production org, and empty before it', async () => {
    const [production, sandbox] = [await pair(PRODUCTION, 'production'), await pair(SANDBOX, 'sandbox')]
    expect(await reported()).toEqual({ isPaired: true, allowance: null })
    await report(production, PRODUCTION, { used: 10, limit: 90_000 })
    const answer = await report(production, PRODUCTION, { used: 41_000, limit: 115_000 })
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    await report(sandbox, SANDBOX, { used: 1, limit: 5_000_000 })
    expect(await reported()).toEqual({
      isPaired: true,
      allowance: { used: 41_000, limit: 115_000, reportedAt: service.clock.now() },
    })
  })

  it('is accepted only with the key of that org', async () => {
    const key = await pair(PRODUCTION, 'production')
    expect((await report('wrong', PRODUCTION, { used: 1, limit: 2 })).json()).toMatchObject({ code: 'ORG_KEY_INVALID' })
    expect((await report(key, SANDBOX, { used: 1, limit: 2 })).json()).toMatchObject({ code: 'ORG_MISMATCH' })
  })

  it.each([{ used: -1, limit: 2 }, { used: 1 }, { used: '1', limit: 2 }, { used: 1, limit: 2_147_483_648 }])(
    'rejects anything but two integers: %j',
    async (payload) => {
      const key = await pair(PRODUCTION, 'production')
      expect((await report(key, PRODUCTION, payload)).json()).toMatchObject({ code: 'INPUT_INVALID' })
    },
  )
})
