import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { begin, codeIn, consent, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
afterEach(() => test.settleAccounts())

describe('a callback', () => {
  it('SEC-L5: is left as it is by a request for its headers alone', async () => {
    const url = await consent(test.sandbox, await begin(test.admin, test.sandbox))
    const head = await test.app.inject({ method: 'HEAD', url, cookies: test.admin.cookies })
    expect(head.statusCode).toBe(404)
    const query = `${url}&iss=${encodeURIComponent(test.sandbox.loginUrl)}`
    expect((await test.app.inject({ url: query, cookies: test.admin.cookies })).statusCode).toBe(200)
  })

  it('SEC-L6: ends its own sign-in, where another one was begun in the same browser', async () => {
    const first = await consent(test.sandbox, await begin(test.admin, test.sandbox))
    const second = await consent(test.sandbox, await begin(test.admin, test.sandbox))
    const cookies = { ...test.admin.cookies }
    expect((await test.app.inject({ url: first, cookies })).statusCode).toBe(200)
    expect(codeIn(await test.app.inject({ url: second, cookies }))).toBe('CONNECTION_EXISTS')
  })

  it('SEC-L5: is refused before any token call when another server answers (RFC 9207)', async () => {
    const url = await consent(test.sandbox, await begin(test.admin, test.sandbox))
    const answer = await test.admin.request({ url: `${url}&iss=${encodeURIComponent('https://evil.example.com')}` })
    expect(codeIn(answer)).toBe('SALESFORCE_HOST_REFUSED')
    expect((await test.counted()).wire.auth).toBe(0)
  })

  it('C2 is refused before any token call when its state is that of another handshake', async () => {
    const first = await begin(test.admin, test.sandbox)
    const second = await begin(test.admin, test.sandbox)
    const url = new URL(await consent(test.sandbox, second), 'http://127.0.0.1')
    url.searchParams.set('state', new URL(first.authorizeUrl).searchParams.get('state') ?? '')
    const { [`tollbridge_handshake_${first.handshakeId}`]: _own, ...cookies } = test.admin.cookies
    const answer = await test.app.inject({ url: url.pathname + url.search, cookies })
    expect(codeIn(answer)).toBe('HANDSHAKE_OTHER_BROWSER')
    expect((await test.counted()).wire.auth).toBe(0)
  })
})
