import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import { isMoment } from '../../../companion/src/platform/storable.ts'
import { field, leads } from '../../kit/parity/build.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { openTestDatabase } from '../../kit/database/database.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

const NUL = 'a\0b'
const HALF = 'a\udfff'

describe('SEC-M2 a request with what the database cannot hold', () => {
  let service: TestApp
  let admin: Browser
  beforeAll(async () => {
    service = await startTestApp({ database: await openTestDatabase('postgres') })
    admin = await service.signIn()
  })
  afterAll(() => service.close())

  it.each([NUL, HALF])('is refused without sign-in: %j', async (text) => {
    const email = `${text}@example.com`
    const requests = [
      { url: '/api/v1/session', payload: { email, password: 'x' } },
      { url: '/api/v1/session', payload: { email: 'a@example.com', password: text } },
      { url: '/api/v1/password-links', payload: { email } },
      { url: '/api/v1/passwords', payload: { token: text, password: 'a long enough password' } },
    ]
    for (const request of requests)
      expect((await service.inject({ method: 'POST', ...request })).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it.each([NUL, HALF])('is refused of a person: %j', async (text) => {
    const requests = [
      { method: 'POST' as const, url: '/api/v1/people', payload: { name: text, email: 'x@example.com', role: 'user' } },
      { method: 'POST' as const, url: '/api/v1/handshakes', payload: { environment: 'sandbox', clientId: text } },
      { method: 'POST' as const, url: '/api/v1/people', payload: { [text]: 1 } },
    ]
    for (const request of requests)
      expect((await admin.request(request)).json()).toMatchObject({ status: 400, code: 'INPUT_INVALID' })
  })

  it('is refused in an address', async () => {
    expect((await admin.request({ url: '/api/v1/audit?action=%00' })).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('is refused for a moment that no clock shows', async () => {
    const url = '/api/v1/credits/alerts/mute'
    for (const until of ['2027-12-31T23:59:60Z', '2027-02-30T00:00:00Z', '2027-12-31T24:00:01Z'])
      expect((await admin.request({ method: 'PUT', url, payload: { until } })).json()).toMatchObject({ status: 400 })
  })

  it('is refused however deep it stands, without end of the stack', async () => {
    const payload = `${'[{"a":'.repeat(6_000)}"\\u0000"${'}]'.repeat(6_000)}`
    const headers = { 'content-type': 'application/json' }
    const answer = await service.inject({ method: 'POST', url: '/api/v1/session', headers, payload })
    expect(answer.statusCode).toBe(400)
  })
})

describe('SEC-M2 a fingerprint', () => {
  it('with a text that the database cannot hold is refused, although the text of the whole can be kept', () => {
    const text = JSON.stringify(leads(field('Email', 'string', { formula: NUL })))
    expect(() => parseFingerprint(text)).toThrow('FINGERPRINT_UNREADABLE')
  })
})

it.each([
  ['2027-12-31T23:59:59Z', true],
  ['2027-12-31T23:59:59.123456+02:00', true],
  ['2028-02-29t10:00:00z', true],
  ['2027-02-29T10:00:00Z', false],
  ['2027-12-31 23:59:59Z', false],
  ['2027-12-31', false],
])('%s is a moment: %s', (text, expected) => {
  expect(isMoment(text)).toBe(expected)
})
