import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pausedUntil } from '../../../companion/src/accounts/sign-in/failures.ts'
import { signIn } from '../../../companion/src/accounts/sign-in/sign-in.ts'
import { ADMIN, startTestApp, type TestApp } from '../../kit/service/app.ts'
import { refusalWith } from '../../kit/service/refusal.ts'

let service: TestApp

beforeAll(async () => {
  service = await startTestApp()
  await service.signIn()
})
afterAll(() => service.close())
beforeEach(() => service.database.execute('delete from sign_in_failure'))

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
    const deps = { db: service.database.db, clock: service.clock, verifyHash }
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

  it('refuses one caller after sixty tries, and only that caller', async () => {
    await service.database.execute('delete from sign_in_failure')
    const caller = '10.4.4.4'
    for (let n = 0; n < 60; n++) await trySignIn(`guess-${n}@example.com`, 'wrong password', caller)
    expect((await trySignIn(ADMIN.email, ADMIN.password, caller)).json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect((await trySignIn(ADMIN.email, ADMIN.password)).statusCode).toBe(200)
  })
})

describe('the pause after failures', () => {
  const lastFailedAt = new Date('2026-03-02T10:00:00Z')

  it.each([
    [9, '2026-03-02T10:00:00Z', undefined],
    [10, '2026-03-02T10:00:29Z', '2026-03-02T10:00:30Z'],
    [10, '2026-03-02T10:00:30Z', undefined],
    [5_000, '2026-03-02T10:00:30Z', undefined],
  ])('after %d, at %s, lasts until %s', (failures, now, until) => {
    expect(pausedUntil({ failures, lastFailedAt }, new Date(now))).toEqual(until && new Date(until))
  })
})
