import type { CookieSerializeOptions } from '@fastify/cookie'
import { milliseconds } from '../../platform/clock.ts'
import { HANDSHAKE_LIFETIME } from './handshake.ts'

export type HandshakeCookie = { name: string; options: CookieSerializeOptions }

/**
 * The cookie that binds a handshake to the browser that began it. `Lax`, because it must come along when Salesforce sends
 * the browser back; without `Secure` and the `__Host-` prefix only where the companion is served on loopback.
 */
export function handshakeCookie(redirectUri: string): HandshakeCookie {
  const secure = redirectUri.startsWith('https:')
  return {
    name: secure ? '__Host-tollbridge_handshake' : 'tollbridge_handshake',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: milliseconds(HANDSHAKE_LIFETIME) / 1000 },
  }
}
