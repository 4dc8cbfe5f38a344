import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { canonicalOf, parseFingerprint } from '../../companion/src/parity/canonical.ts'
import { fingerprintOf } from '../../companion/simulator/apex/org-fingerprint.ts'
import { openOrg } from '../../companion/simulator/org/org.ts'
import { connect, startConnectTest, type ConnectTest } from '../connections/support.ts'
import { contentOf, forgetParity, take } from './support.ts'

let test: ConnectTest
let stateDir: string
beforeAll(async () => {
  test = await startConnectTest()
  stateDir = await mkdtemp(join(tmpdir(), 'tollbridge-double-'))
  await forgetParity(test)
})
afterEach(() => test.settleAccounts())
afterAll(async () => {
  await test.closeAll()
  await rm(stateDir, { recursive: true, force: true })
})

it('what the package tells of an org and what is read over the connection are the same bytes, but for validation rules', async () => {
  await connect(test.admin, test.sandbox)
  const read = await contentOf(test, (await take(test)).fingerprintId)

  const told = fingerprintOf(openOrg({ environment: 'sandbox', stateDir, redirectUris: [] }))

  expect(told).toBe(canonicalOf({ ...read, rules: null }).text)
  expect(canonicalOf(parseFingerprint(told)).text).toBe(told)
})
