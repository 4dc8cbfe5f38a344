import type { FastifyReply, FastifyRequest } from 'fastify'
import { milliseconds } from '../../platform/clock.ts'
import { hostCookie } from '../../platform/http/host-cookie.ts'
import type { PersonKey } from '../../platform/person.ts'
import { newToken } from '../../platform/secret-hash.ts'
import type { Vault } from '../../platform/vault/vault.ts'

type DeviceDeps = { vault: Vault; publicUrl: URL }

const REMEMBERED = { days: 180 }

const deviceCookie = (publicUrl: URL) => hostCookie('tollbridge_device', publicUrl)
const placeOf = ({ tenantId, personId }: PersonKey) => ({ tenantId, row: personId, field: 'device' })

/** What a browser was given when a person signed in or set a password there. It proves nothing by itself. */
export const sealedDevice = ({ cookies }: FastifyRequest, { publicUrl }: DeviceDeps): string | undefined =>
  cookies[deviceCookie(publicUrl).name]

/** The id of a browser from which the person has signed in before. Undefined for any other browser. */
export function deviceOf(sealed: string | undefined, who: PersonKey, { vault }: Pick<DeviceDeps, 'vault'>) {
  if (sealed === undefined) return undefined
  try {
    return vault.open(sealed, placeOf(who))
  } catch {
    return undefined
  }
}

/** Lets the browser prove later that the person has signed in there. It is sealed for this person. */
export function rememberDevice(reply: FastifyReply, who: PersonKey, { vault, publicUrl }: DeviceDeps): void {
  const { name, options } = deviceCookie(publicUrl)
  const maxAge = milliseconds(REMEMBERED) / 1000
  reply.setCookie(name, vault.seal(newToken(), placeOf(who)), { ...options, maxAge })
}
