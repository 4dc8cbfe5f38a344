import type { CookieSerializeOptions } from '@fastify/cookie'
import { milliseconds } from '../../platform/clock.ts'
import { hostCookie } from '../../platform/http/host-cookie.ts'
import type { HandshakeId } from '../ids.ts'
import { HANDSHAKE_LIFETIME } from './handshake.ts'

export type HandshakeCookie = { name: string; options: CookieSerializeOptions }

/** The cookie that binds a handshake to the browser that began it. Each handshake has its own, so that two can be open. */
export function handshakeCookie(redirectUri: string, handshakeId: HandshakeId): HandshakeCookie {
  const { name, options } = hostCookie(`tollbridge_handshake_${handshakeId}`, new URL(redirectUri))
  return { name, options: { ...options, maxAge: milliseconds(HANDSHAKE_LIFETIME) / 1000 } }
}
