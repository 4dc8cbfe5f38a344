import { setTimeout as sleep } from 'node:timers/promises'
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { DemoFault } from './fault.ts'

const Messages = Type.Array(Type.Object({ to: Type.String(), text: Type.String() }))
const Session = Type.Object({ csrfToken: Type.String() })
const PairingCode = Type.Object({ code: Type.String() })

const MAIL_PATIENCE_MS = 10_000

type Answer = { body: unknown; cookie: string }

/** Calls the companion and the mailbox as a person's browser would. */
async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init)
  const text = await response.text()
  if (!response.ok) throw new DemoFault(`${init.method ?? 'GET'} ${url} answered ${response.status}: ${text}`)
  return { body: text === '' ? undefined : JSON.parse(text), cookie: cookiesOf(response) }
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function postJson(url: string, body: object): Promise<Answer> {
  return call(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

function read<T extends TSchema>(schema: T, { body }: Answer): Static<T> {
  return Value.Parse(schema, body)
}

/** The token of the link that the companion mailed to a new administrator. */
export async function mailedToken(mailboxUrl: string, email: string): Promise<string> {
  const deadline = Date.now() + MAIL_PATIENCE_MS
  while (Date.now() < deadline) {
    const messages = read(Messages, await call(`${mailboxUrl}/messages`))
    const token = messages
      .filter(({ to }) => to.includes(email))
      .map(({ text }) => /#token=([\w-]+)/.exec(text)?.[1])
      .find((found) => found !== undefined)
    if (token !== undefined) return token
    await sleep(25)
  }
  throw new DemoFault(
    'the mail with the link to set a password did not arrive in the mailbox. Try again with another --state DIR',
  )
}

/** Sets a password by a mailed link. */
export async function setPassword(companionUrl: string, token: string, password: string): Promise<void> {
  await postJson(`${companionUrl}/api/v1/passwords`, { token, password })
}

export type SignedIn = { pairingCode(): Promise<string>; signOut(): Promise<void> }

/** Signs in. Returns the administrator's calls. */
export async function signIn(companionUrl: string, account: { email: string; password: string }): Promise<SignedIn> {
  const answer = await postJson(`${companionUrl}/api/v1/session`, account)
  const headers = { cookie: answer.cookie, 'x-csrf-token': read(Session, answer).csrfToken }
  return {
    pairingCode: async () =>
      read(PairingCode, await call(`${companionUrl}/api/v1/pairing-codes`, { method: 'POST', headers })).code,
    signOut: async () => {
      await call(`${companionUrl}/api/v1/session`, { method: 'DELETE', headers })
    },
  }
}

/** Lets a simulated org's Apex exchange a pairing code at the companion. */
export async function pairOrg(controlUrl: string, pairing: { companionUrl: string; code: string }): Promise<void> {
  await postJson(`${controlUrl}/pairing`, pairing)
}

/** Lets a paired org push its fingerprint to the companion, as its package would, at no credit. */
export async function reportOrg(controlUrl: string): Promise<void> {
  await call(`${controlUrl}/fingerprint`, { method: 'POST' })
}
