import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { canonicalOf, parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import { partsOfText } from '../../../companion/simulator/apex/fingerprint/fingerprint-part.ts'
import { fingerprintOf, TEXTS } from '../../../companion/simulator/apex/fingerprint/org-fingerprint.ts'
import { openOrg } from '../../../companion/simulator/org/org.ts'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { contentOf, forgetParity, take } from '../../kit/parity/orgs.ts'

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

const sandbox = () => openOrg({ environment: 'sandbox', stateDir, redirectUris: [] })

it('the fingerprint of the package and that of the connection are the same bytes, except for validation rules', async () => {
  await connect(test.admin, test.sandbox)
  const read = await contentOf(test, (await take(test)).fingerprintId)

  const told = fingerprintOf(sandbox())

  expect(told).toBe(canonicalOf({ ...read, rules: null }).text)
  expect(canonicalOf(parseFingerprint(told)).text).toBe(told)
})

it('the package sends the parts that its Apex test counts, and they join to its fingerprint', () => {
  const org = sandbox()

  const parts = Array.from({ length: TEXTS }, (_, index) => partsOfText(index, 'a-run', org)).flat()

  expect(parts.map(({ part }) => part)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1))
  expect(parts.every(({ parts: total, content }) => total === 28 && content !== '')).toBe(true)
  expect(parts.map(({ content }) => content).join('')).toBe(fingerprintOf(org))
})

it('a component of a package has its prefix once, and a deleted trigger is left out', () => {
  const org = sandbox()
  const [trigger] = org.tables.rows('ApexTrigger')
  if (!trigger) throw new Error('a trigger is expected')
  org.tables.put('ApexTrigger', { ...trigger, Id: 'ns', Name: 'Ours', NamespacePrefix: 'ns' })
  org.tables.put('ApexTrigger', { ...trigger, Id: 'twice', Name: 'ns__Prefixed', NamespacePrefix: 'ns' })
  org.tables.put('ApexTrigger', { ...trigger, Id: 'gone', Name: 'Gone', Status: 'Deleted' })

  const names = parseFingerprint(fingerprintOf(org)).triggers?.map(({ name }) => name)

  expect(names).toEqual(expect.arrayContaining(['ns__Ours', 'ns__Prefixed']))
  expect(names).not.toContain('Gone')
})

it('the package cuts no character in two', () => {
  const org = sandbox()
  const [flow] = org.tables.rows('FlowDefinitionView')
  if (!flow) throw new Error('a flow is expected')

  for (const start of ['', 'a']) {
    org.tables.put('FlowDefinitionView', { ...flow, ApiName: start + '😀'.repeat(20_000) })
    const parts = partsOfText(TEXTS - 1, 'a-run', org)
    expect(parts.every(({ content }) => content.isWellFormed())).toBe(true)
  }
})
