import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { readEvents } from '../../../companion/src/connections/connection/event-store.ts'
import { describeOnBoth } from '../../kit/database/database.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import { outcomes, readName, startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'

let test: RefreshTest
let row: ConnectionRow

const begin = async () => {
  row = await test.begin()
  return test.newProcess()
}

describeOnBoth('an exchange', (kind) => {
  beforeAll(async () => {
    test = await startRefreshTest({ kind })
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  describe('K1 a refusal that does not end the authorization', () => {
    const doubt = (description: string, times?: number) =>
      test.fault({ kind: 'oauth-refusal', code: 'invalid_grant', description, ...(times && { times }) })

    it.each(['token request is already being processed', 'expired authorization code', 'a text of the next release'])(
      'CASE-A1 (%s) passes by itself',
      async (description) => {
        const process = await begin()
        await test.endSessions()
        await doubt(description, 2)
        for (let refused = 1; refused <= 2; refused += 1) {
          await expect(readName(row, process)).rejects.toThrow(/SALESFORCE_(GRANT_UNCERTAIN|CODE_INVALID)/)
          await expect(readName(row, test.newProcess())).rejects.toThrow(refusalWith('TOKEN_REFRESH_BUSY'))
          expect((await test.calls()).auth).toBe(refused)
          test.clock.set((await test.row(row)).refreshRetryAt ?? '')
        }
        expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
        expect(await test.row(row)).toMatchObject({ status: 'connected', refreshRefusals: 0, refreshRetryAt: null })
        expect(await test.notices()).toEqual([])
      },
    )

    it('CASE-A2 (login rate exceeded) passes by itself', async () => {
      const process = await begin()
      await test.endSessions()
      await doubt('login rate exceeded', 1)
      await expect(readName(row, process)).rejects.toThrow(refusalWith('SALESFORCE_LOGIN_RATE'))
      test.clock.set((await test.row(row)).refreshUntil ?? '')
      expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    })

    it('backs off for hours, and then needs a person', async () => {
      const process = await begin()
      await test.endSessions()
      await doubt('a text of the next release')
      const began = test.clock.now()
      while ((await test.row(row)).status === 'connected') {
        await expect(readName(row, process)).rejects.toThrow(/SALESFORCE_GRANT_UNCERTAIN|AUTHORIZATION_REQUIRED/)
        test.clock.set((await test.row(row)).refreshRetryAt ?? test.clock.now())
      }
      expect((await test.calls()).auth).toBe(6)
      expect(test.clock.now().getTime() - began.getTime()).toBeGreaterThan(5 * 3_600_000)
      expect(await test.notices()).toMatchObject([{ code: 'CONNECTION_FAILING' }, { code: 'AUTHORIZATION_REQUIRED' }])
      expect(await outcomes(process)).toEqual({ doubted: 5, refused: 1 })
    })

    it('ends the authorization when Salesforce says so', async () => {
      const process = await begin()
      await test.endSessions()
      await doubt('expired access/refresh token', 1)
      await expect(readName(row, process)).rejects.toThrow(refusalWith('AUTHORIZATION_REQUIRED'))
      expect(await readEvents(row.tenantId, test)).toMatchObject([{ reason: 'SALESFORCE_GRANT_INVALID' }])
    })
  })

  describe('K4 an answer in an unexpected form', () => {
    it.each([{ token_type: null, scope: null }, { instance_url: null }, { id: null }, { issued_at: 1309974610026 }])(
      'CASE-A8 (%j) does not cost the rotated token',
      async (form) => {
        const process = await begin()
        await test.endSessions()
        await test.fault({ kind: 'token-form', form, times: 1 })
        expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
        await test.endSessions()
        expect(await readName(await test.row(row), process)).toMatchObject({ Name: test.org.name })
        expect(await test.row(row)).toMatchObject({
          tokenVersion: 3,
          instanceUrl: row.instanceUrl,
          status: 'connected',
        })
      },
    )
  })
})
