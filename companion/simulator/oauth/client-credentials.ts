import { Type } from 'typebox'
import { Value } from 'typebox/value'

export const Form = Type.Record(Type.String(), Type.String())

export type ClientCredentials = { clientId: string; clientSecret?: string }

/** The client's id and secret: from the body, or from HTTP Basic. */
export function clientCredentials(body: unknown, authorization: string | undefined): ClientCredentials | undefined {
  const basic = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (basic) return fromBasic(basic)
  if (!Value.Check(Form, body) || !body.client_id) return undefined
  return { clientId: body.client_id, clientSecret: body.client_secret }
}

function fromBasic(encoded: string): ClientCredentials {
  const [clientId = '', clientSecret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { clientId: unform(clientId), clientSecret: clientSecret === undefined ? undefined : unform(clientSecret) }
}

const unform = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
