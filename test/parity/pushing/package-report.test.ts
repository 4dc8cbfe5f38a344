import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalOf, parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import { askApex } from '../../kit/package/ask-apex.ts'
import { control, simulatorForTest, wireCalls, type TestSimulator } from '../../kit/simulator/simulator.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

type Org = TestSimulator['sandbox']
type Progress = { state: string; problem: string | null; sent: number }

let service: TestApp
let companionUrl: string
let admin: Browser
let simulator: TestSimulator
beforeAll(async () => {
  service = await startTestApp()
  companionUrl = await service.app.listen({ port: 0, host: '127.0.0.1' })
  admin = await service.signIn()
  simulator = await simulatorForTest()
})
afterAll(async () => {
  await simulator.closeAndDelete()
  await service.close()
})

const newCode = async () =>
  (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>().code
const pair = async (org: Org) => control(org, 'POST pairing', { companionUrl, code: await newCode() })
const readProgress = async (org: Org) =>
  (await askApex(org, 'TollbridgeFingerprintController.read', {})) as { body: Progress; is: string }

/** Clicks the button, and polls until the report has ended. */
async function report(org: Org): Promise<Progress> {
  expect(await askApex(org, 'TollbridgeFingerprintController.start', {})).toMatchObject({ is: 'answered' })
  for (;;) {
    const { body } = await readProgress(org)
    if (body.state !== 'under-way') return body
    await wait(20)
  }
}

const kept = async () =>
  (await service.database.execute('select content, source, environment from fingerprint order by environment')).rows

describe('an org that reports itself from the page', () => {
  it('has no report at first, and cannot report before it is paired', async () => {
    expect((await readProgress(simulator.sandbox)).body).toMatchObject({ state: 'never', sent: 0, total: 7 })

    expect(await report(simulator.sandbox)).toMatchObject({ state: 'failed', problem: 'no-key', sent: 0 })
  })

  it('S2 reaches the companion in canonical form, is compared with the other org, and costs no credit', async () => {
    const before = await wireCalls(simulator.sandbox)
    for (const org of [simulator.sandbox, simulator.production]) {
      await pair(org)
      expect(await report(org)).toMatchObject({ state: 'done', sent: 7, problem: null, endedAt: expect.any(String) })
    }

    const fingerprints = await kept()
    expect(fingerprints).toMatchObject([
      { source: 'pushed', environment: 'production' },
      { source: 'pushed', environment: 'sandbox' },
    ])
    for (const { content } of fingerprints) expect(content).toBe(canonicalOf(parseFingerprint(String(content))).text)
    const made = await admin.request({ method: 'POST', url: '/api/v1/parity/reports' })
    const { reportId } = made.json<{ reportId: string }>()
    const compared = (await admin.request({ url: `/api/v1/parity/reports/${reportId}` })).json<{
      differences: object[]
    }>()
    expect(compared.differences).toContainEqual(
      expect.objectContaining({ name: 'LeadRouting', kind: 'trigger-inactive-in-sandbox', severity: 'blocking' }),
    )
    expect((await wireCalls(simulator.sandbox)).total).toBe(before.total)
  })

  it('reports itself after the page has paired it', async () => {
    await askApex(simulator.sandbox, 'TollbridgePairingController.pair', { code: await newCode() })

    expect((await readProgress(simulator.sandbox)).body.state).toBe('under-way')
  })

  it('shows the reason when the companion no longer knows it', async () => {
    await service.database.execute('delete from paired_org')

    expect(await report(simulator.production)).toMatchObject({ state: 'failed', problem: 'not-paired' })
  })
})
