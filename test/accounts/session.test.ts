import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'

describe('a session', () => {
  let service: TestApp

  beforeAll(async () => {
    service = await startTestApp()
  })
  afterAll(() => service.close())

  it('tells who is signed in', async () => {
    const browser = await service.signIn()
    const answer = await browser.request({ url: '/api/v1/session' })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      person: { email: 'ada@example.com', name: 'Ada Admin', role: 'admin', language: 'en' },
      tenant: { businessName: 'Acme' },
    })
  })
})
