import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tidyAccounts } from '../../../companion/src/accounts/housekeeping.ts'
import { countTry } from '../../../companion/src/accounts/sign-in/tries.ts'
import { after } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { signIn } from '../../../companion/src/accounts/sign-in/sign-in.ts'
import { ADMIN, startTestApp, type TestApp } from '../../kit/service/app.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { virtualClock } from '../../kit/time/clock.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import { signInAs } from '../../kit/service/sign-in.ts'

let service: TestApp

beforeAll(async () => {
  service = await startTestApp()
  await service.signIn()
})
afterAll(() => service.close())
beforeEach(() => service.database.execute('delete from sign_in_failure'))

const BOB = { email: 'bob@example.com', name: 'Bob', role: 'user' }

let caller = 0
const nextAddress = () => `10.3.${caller >> 8}.${caller++ & 255}`
const trySignIn = (email: string, password: string, remoteAddress = nextAddress()) =>
  service.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, remoteAddress })

describe('signing in', () => {
  it('ignores the case of the e-mail address', async () => {
    expect((await trySignIn('ADA@Example.com', ADMIN.password)).statusCode).toBe(200)
  })

  it('is refused with the same message for a wrong password and for an unknown address', async () => {
    const [wrong, unknown] = [
      await trySignIn(ADMIN.email, 'not the password'),
      await trySignIn('nobody@example.com', 'not the password'),
    ]
    expect(wrong.statusCode).toBe(401)
    expect({ ...wrong.json<object>(), instance: '' }).toEqual({ ...unknown.json<object>(), instance: '' })
    expect(Object.keys(wrong.headers).toSorted()).toEqual(Object.keys(unknown.headers).toSorted())
  })

  it('verifies one hash of the same cost for an unknown address as for a known one', async () => {
    const costs: string[] = []
    const verifyHash = (passwordHash: string) => {
      costs.push(passwordHash.split('$').slice(1, 4).join(' '))
      return Promise.resolve(false)
    }
    const deps = { db: service.database.db, clock: service.clock, vault: service.vault, verifyHash }
    for (const email of [ADMIN.email, 'nobody@example.com'])
      await expect(signIn({ email, password: 'not the password' }, deps)).rejects.toThrow(refusalWith('SIGN_IN_FAILED'))
    expect(costs).toEqual(['argon2id v=19 m=19456,t=2,p=1', costs[0]])
  })

  it('pauses for an address after ten failures, known or not, and resumes by itself', async () => {
    for (const email of [ADMIN.email, 'nobody@example.com']) {
      for (let n = 0; n < 10; n++) expect((await trySignIn(email, 'wrong password')).statusCode).toBe(401)
      const paused = await trySignIn(email, ADMIN.password)
      expect(paused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', params: { seconds: 30 } })
    }
    service.clock.advance({ seconds: 31 })
    expect((await trySignIn(ADMIN.email, ADMIN.password)).statusCode).toBe(200)
    expect((await trySignIn(ADMIN.email, 'wrong password')).statusCode).toBe(401)
  })

  it('SEC-M6: stays open to a person in a known browser while a stranger goes on guessing', async () => {
    const browser = await signInAs(service.app, ADMIN)
    const again = () => browser.request({ method: 'POST', url: '/api/v1/session', payload: credentials })
    const credentials = { email: ADMIN.email, password: ADMIN.password }
    for (let n = 0; n < 12; n++) await trySignIn(ADMIN.email, 'wrong password')

    const refused = await trySignIn(ADMIN.email, ADMIN.password)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '30'])
    expect((await again()).statusCode).toBe(200)
    expect((await trySignIn(ADMIN.email, ADMIN.password)).statusCode).toBe(429)
  })

  it('SEC-M6: gives a known browser no more tries than others', async () => {
    const browser = await signInAs(service.app, ADMIN)
    const guess = () =>
      browser.request({ method: 'POST', url: '/api/v1/session', payload: { email: ADMIN.email, password: 'wrong' } })
    for (let n = 0; n < 10; n++) expect((await guess()).statusCode).toBe(401)
    expect((await guess()).statusCode).toBe(429)
  })

  it('SEC-M6: knows a browser for the person who signed in there alone', async () => {
    const browser = await signInAs(service.app, ADMIN)
    await browser.request({ method: 'POST', url: '/api/v1/people', payload: BOB })
    for (let n = 0; n < 10; n++) await trySignIn(BOB.email, 'wrong password')
    const asBob = { email: BOB.email, password: 'not even a password' }
    expect((await browser.request({ method: 'POST', url: '/api/v1/session', payload: asBob })).statusCode).toBe(429)
  })

  it('refuses one caller after sixty tries, and only that caller', async () => {
    await service.database.execute('delete from sign_in_failure')
    const caller = '10.4.4.4'
    for (let n = 0; n < 60; n++) await trySignIn(`guess-${n}@example.com`, 'wrong password', caller)
    expect((await trySignIn(ADMIN.email, ADMIN.password, caller)).json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect((await trySignIn(ADMIN.email, ADMIN.password)).statusCode).toBe(200)
  })
})

describeOnBoth('SEC-M6: tries in a row', (kind) => {
  let database: OpenDatabase
  const clock = virtualClock()
  const limit = { key: 'ada', free: 10, pause: { seconds: 30 } }
  const tryOnce = () => countTry(limit, { db: database.db, clock })

  beforeAll(async () => void (database = await openTestDatabase(kind)))
  afterAll(() => database.close())
  beforeEach(() => database.execute('delete from sign_in_failure'))

  it('are counted before they are evaluated, also when they come at once', async () => {
    const all = await Promise.all(Array.from({ length: 60 }, tryOnce))
    const counts = all.flatMap((one) => ('count' in one ? [one.count] : []))
    expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('wait for a pause that a refused try does not prolong', async () => {
    for (let n = 0; n < 10; n++) await tryOnce()
    const pausedUntil = after(clock.now(), { seconds: 30 })
    clock.advance({ seconds: 29 })
    expect(await tryOnce()).toEqual({ pausedUntil })
    clock.advance({ seconds: 1 })
    expect((await Promise.all([tryOnce(), tryOnce(), tryOnce()])).filter((one) => 'count' in one)).toHaveLength(1)
  })

  it('are forgotten a day after the last one', async () => {
    await tryOnce()
    await countTry({ ...limit, key: 'bob' }, { db: database.db, clock })
    clock.advance({ hours: 23 })
    await tryOnce()
    clock.advance({ hours: 2 })
    await tidyAccounts({ db: database.db, clock })
    const { rows } = await database.execute('select email_hash from sign_in_failure')
    expect(rows).toEqual([{ email_hash: 'ada' }])
  })
})
