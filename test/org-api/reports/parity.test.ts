import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OrgParity } from '../../../companion/src/org-api/orgs/schemas.ts'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { forgetParity, take } from '../../kit/parity/orgs.ts'
import { control } from '../../kit/simulator/simulator.ts'

let test: ConnectTest
let key: string

beforeAll(async () => {
  test = await startConnectTest()
  await forgetParity(test)
})
afterAll(() => test.closeAll())

const organizationId = () => test.production.organizationId

/** Pairs production with a new key. */
async function pair() {
  const { code } = (await test.admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
  const payload = { code, organizationId: organizationId(), organizationName: 'Lindholm', environment: 'production' }
  key = (await test.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })).json<{ key: string }>().key
}

async function askParity(language = 'en') {
  await pair()
  const headers = {
    'accept-language': language,
    authorization: `Bearer ${key}`,
    'tollbridge-organization-id': organizationId(),
  }
  return Value.Parse(OrgParity, (await test.inject({ url: '/org-api/v1/parity', headers })).json())
}

async function compare() {
  await connect(test.admin, test.production)
  await take(test)
  await test.settleAccounts()
  await connect(test.admin, test.sandbox)
  await take(test)
  await test.admin.request({ method: 'POST', url: '/api/v1/parity/reports' })
}

describe('the comparison that a paired org reads', () => {
  it('has no details before one was made', async () => {
    expect(await askParity()).toMatchObject({ report: null, details: null })
  })

  it('PK-B6: lists the first differences, blocking ones first, and links to the report', async () => {
    await compare()
    const { report, details } = await askParity()
    const counts = report?.counts ?? { blocking: 0, notable: 0 }
    const listed = details?.differences ?? []

    expect(listed.length + (details?.more ?? 0)).toBe(counts.blocking + counts.notable)
    expect(listed.length).toBeLessThanOrEqual(50)
    expect(counts.blocking).toBeGreaterThan(0)
    expect(listed.slice(0, counts.blocking).every(({ severity }) => severity === 'blocking')).toBe(true)
    expect(listed[0]).toMatchObject({ object: expect.any(String), kind: expect.any(String), name: expect.any(String) })
    expect(details?.url).toMatch(/^https?:/)
    expect(details?.url).toMatch(new RegExp(`/settings/parity/report\\?id=${report?.reportId ?? 'none'}$`))
  })

  it('PK-B6: says what each org has, and what differs in the language of the reader', async () => {
    const [english, swedish] = [await askParity(), await askParity('sv')]
    const listed = english.details?.differences ?? []

    expect(listed).toContainEqual(
      expect.objectContaining({
        kind: 'field-missing-in-sandbox',
        title: 'Field missing in the sandbox',
        sandbox: 'Missing',
        production: expect.any(String),
      }),
    )
    expect(listed.every(({ sandbox, production }) => sandbox !== production)).toBe(true)
    expect(swedish.details?.differences.map(({ name }) => name)).toEqual(listed.map(({ name }) => name))
    expect(swedish.details?.differences.map(({ title }) => title)).toContain('Fältet saknas i sandlådan')
    expect(swedish.details?.differences.map(({ sandbox }) => sandbox)).toContain('Saknas')
  })

  it('UX-B5 names the types of fields as Setup does, in the language of the reader', async () => {
    const [english, swedish] = [await askParity(), await askParity('sv')]
    const sidesIn = ({ details }: Static<typeof OrgParity>) =>
      details?.differences.flatMap(({ sandbox, production }) => [sandbox, production]) ?? []

    expect(sidesIn(english)).toEqual(expect.arrayContaining(['Number(3, 2)', 'Inactive']))
    expect(sidesIn(swedish)).toEqual(expect.arrayContaining(['Tal(3, 2)', 'Inaktiv']))
    expect(sidesIn(english).join('\n')).not.toMatch(/string\(|boolean|double|reference\(|v\d\d/)
  })

  it('PK-B6: says what could not be compared, so that a part that was not read is not taken for equal', async () => {
    expect((await askParity()).details?.notCompared).toEqual([])
    await control(test.sandbox, 'PUT refusals', { objects: ['ValidationRule'] })
    await take(test)
    await test.admin.request({ method: 'POST', url: '/api/v1/parity/reports' })

    expect((await askParity()).details?.notCompared).toEqual([
      `Not compared, because ${test.sandbox.name} did not provide them: validation rules.`,
    ])
  })
})
