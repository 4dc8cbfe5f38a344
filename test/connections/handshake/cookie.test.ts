import { describe, expect, it } from 'vitest'
import type { HandshakeId } from '../../../companion/src/connections/ids.ts'
import { handshakeCookie } from '../../../companion/src/connections/handshake/cookie.ts'

const ID = '4f6f0c1e-7c1b-4f55-9d0b-3a5ad1f0a001' as HandshakeId

describe('C2 the cookie that binds a handshake to a browser', () => {
  it('has the __Host- prefix and the attributes that it requires', () => {
    expect(handshakeCookie('https://tollbridge.example.com/oauth/callback', ID)).toEqual({
      name: `__Host-tollbridge_handshake_${ID}`,
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 600 },
    })
  })

  it('is plain on loopback, where there is no TLS', () => {
    expect(handshakeCookie('http://127.0.0.1:8080/oauth/callback', ID)).toMatchObject({
      name: `tollbridge_handshake_${ID}`,
      options: { secure: false },
    })
  })
})
