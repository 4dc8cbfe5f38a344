import { describe, expect, it } from 'vitest'
import { handshakeCookie } from '../../../companion/src/connections/handshake/cookie.ts'

describe('C2 the cookie that binds a handshake to a browser', () => {
  it('has the __Host- prefix and the attributes that it requires', () => {
    expect(handshakeCookie('https://tollbridge.example.com/oauth/callback')).toEqual({
      name: '__Host-tollbridge_handshake',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 600 },
    })
  })

  it('is plain on loopback, where there is no TLS', () => {
    expect(handshakeCookie('http://127.0.0.1:8080/oauth/callback')).toMatchObject({
      name: 'tollbridge_handshake',
      options: { secure: false },
    })
  })
})
