import type { CookieSerializeOptions } from '@fastify/cookie'
import { milliseconds } from '../../platform/clock.ts'
import { hostCookie } from '../../platform/http/host-cookie.ts'
import { HANDSHAKE_LIFETIME } from './handshake.ts'

export type HandshakeCookie = { name: string; options: CookieSerializeOptions }

/** The cookie that binds a handshake to the browser that began it. */
export function handshakeCookie(redirectUri: string): HandshakeCookie {
  const { name, options } = hostCookie('tollbridge_handshake', new URL(redirectUri))
  return { name, options: { ...options, maxAge: milliseconds(HANDSHAKE_LIFETIME) / 1000 } }
}
