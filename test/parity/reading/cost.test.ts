import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { translate } from '../../../companion/src/platform/labels/labels.ts'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { forgetParity, take } from '../../kit/parity/orgs.ts'
import { control } from '../../kit/simulator/simulator.ts'

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
beforeEach(async () => {
  await forgetParity(test)
  await connect(test.admin, test.sandbox)
})
afterEach(() => test.settleAccounts())

/** The credits that a retrieval took from the ledger. */
async function costOfTaking(): Promise<number> {
  const used = async () => (await test.admin.request({ url: '/api/v1/credits/window' })).json<{ used: number }>().used
  const before = await used()
  await take(test)
  return (await used()) - before
}

const texts = ['web.parity.readOrg', 'web.parity.readCost'].map((id) => translate('en', id))

describe('UX-B12 the page says what a retrieval costs', () => {
  it('usually 1 credit', async () => {
    expect(texts[0]).toContain('usually 1 credit')
    expect(await costOfTaking()).toBe(1)
  })

  it('3 when the session has ended', async () => {
    expect(texts[1]).toContain('3 credits when the session has ended')
    await control(test.sandbox, 'POST expire-access-tokens')
    expect(await costOfTaking()).toBe(3)
  })

  it('up to 13 when Salesforce does not answer everything in one request', async () => {
    expect(texts[1]).toContain('up to 13')
    await control(test.sandbox, 'PUT refusals', { parts: ['composite'], objects: [] })
    expect(await costOfTaking()).toBe(13)
  })
})
