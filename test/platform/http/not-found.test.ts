import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

describe('an address that does not exist', () => {
  let folder: string
  let service: TestApp

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tollbridge-pages-'))
    await writeFile(join(folder, 'index.html'), '<html lang="%LANGUAGE%"><title>Tollbridge</title></html>')
    service = await startTestApp({ environment: { PAGES_DIR: folder } })
  })
  afterAll(async () => {
    await service.close()
    await rm(folder, { recursive: true, force: true })
  })

  const ask = (url: string, accept?: string) =>
    service.inject({ url, headers: { 'accept-language': 'sv', ...(accept !== undefined && { accept }) } })

  it.each(['/settings/typo', '/nowhere', '/settings/connections/'])(
    'UX-A8 shows a browser the page of the app, in its language: %s',
    async (url) => {
      const { statusCode, headers, body } = await ask(url, BROWSER)
      expect(statusCode).toBe(404)
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(body).toBe('<html lang="sv"><title>Tollbridge</title></html>')
    },
  )

  it.each([
    ['/api/v1/typo', BROWSER],
    ['/org-api/v1/typo', BROWSER],
    ['/assets/gone.js', BROWSER],
    ['/settings/typo', 'application/json'],
    ['/settings/typo', '*/*'],
    ['/settings/typo', undefined],
  ])('UX-A8 tells a program the problem: %s for %s', async (url, accept) => {
    const { statusCode, headers } = await ask(url, accept)
    expect(statusCode).toBe(404)
    expect(headers['content-type']).toContain('application/problem+json')
  })

  it('UX-A8 is a problem for every other method', async () => {
    const { headers } = await service.inject({ method: 'POST', url: '/settings/typo', headers: { accept: BROWSER } })
    expect(headers['content-type']).toContain('application/problem+json')
  })
})
