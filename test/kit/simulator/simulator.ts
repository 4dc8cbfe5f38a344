import { mkdtemp, rm } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { expect } from 'vitest'
import { startSimulator, type SimulatedOrgInfo } from '../../../companion/simulator/index.ts'

export const CALLBACK = 'http://127.0.0.1:8080/oauth/callback'

/** A simulator in a folder of its own, with its two orgs by name. */
export async function simulatorForTest(stateDir?: string) {
  const dir = stateDir ?? (await mkdtemp(join(tmpdir(), 'tollbridge-simulator-')))
  const simulator = await startSimulator({ stateDir: dir, callbacks: [CALLBACK] })
  const [production, sandbox] = simulator.orgs
  if (!production || !sandbox) throw new Error('two orgs are expected')
  return {
    get orgs() {
      return simulator.orgs
    },
    mailbox: simulator.mailbox,
    close: () => simulator.close(),
    production,
    sandbox,
    stateDir: dir,
    async closeAndDelete() {
      await simulator.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export type TestSimulator = Awaited<ReturnType<typeof simulatorForTest>>

export type Call = Omit<RequestInit, 'headers' | 'body'> & {
  token?: string
  headers?: Record<string, string>
  body?: unknown
}

/** Calls the REST API of an org with its command-line token, or another. */
export async function call(org: SimulatedOrgInfo, path: string, { token, headers, body, ...init }: Call = {}) {
  const url = path.startsWith('/') ? path : `/services/data/v67.0/${path}`
  const response = await fetch(org.instanceUrl + url, {
    redirect: 'manual',
    ...init,
    headers: { authorization: `Bearer ${token ?? org.accessToken}`, ...(body !== undefined && JSON_BODY), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) }
}

/** Runs a query. */
export const query = (org: SimulatedOrgInfo, soql: string) => call(org, `query?q=${encodeURIComponent(soql)}`)

/** The records that a query finds. */
export async function records(org: SimulatedOrgInfo, soql: string) {
  return pageOf(await query(org, soql)).records
}

/** A page of a query's answer. */
export const pageOf = ({ body }: { body: unknown }) => Value.Parse(Page, body)

/** The lines of a log file, by the names of their columns. Every value is in quotes. */
export function logLines(csv: string) {
  const valuesOf = (line: string) => line.slice(1, -1).split('","')
  const [names = [], ...rows] = csv.trimEnd().split('\n').map(valuesOf)
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]?.replaceAll('""', '"')])))
}

/** How many wire calls the org counts, by bucket. */
export async function wireCalls(org: SimulatedOrgInfo, clientId = '') {
  return Value.Parse(WireCalls, await control(org, `GET wire-calls${clientId && `?clientId=${clientId}`}`))
}

/** Uses the control endpoint, as in `control(org, 'PUT clock', { advanceSeconds: 60 })`. */
export async function control(org: SimulatedOrgInfo, request: string, body?: unknown) {
  const [method = '', path = ''] = request.split(' ')
  const response = await fetch(`${org.controlUrl}/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: JSON_BODY }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${request}: ${response.status} ${text}`)
  return parsed(text)
}

/** A PKCE pair. */
export function pkce() {
  const verifier = randomBytes(48).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

const JSON_BODY = { 'content-type': 'application/json' }
const WireCalls = Type.Object({
  total: Type.Number(),
  api: Type.Number(),
  auth: Type.Number(),
  free: Type.Number(),
  calls: Type.Array(
    Type.Object({
      at: Type.String(),
      bucket: Type.String(),
      path: Type.String(),
      status: Type.Number(),
      requestId: Type.Union([Type.String(), Type.Null()]),
      counted: Type.Boolean(),
    }),
  ),
})
const Page = Type.Object({
  nextRecordsUrl: Type.Optional(Type.String()),
  totalSize: Type.Optional(Type.Number()),
  records: Type.Array(Type.Record(Type.String(), Type.Unknown())),
})

/** JSON when it is JSON, else the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Vitest's matchers with the type `unknown` in place of `any`. */
export const some = (type: typeof String | typeof Number): unknown => expect.any(type)
export const like = (text: string | RegExp): unknown => expect.stringMatching(text)
export const having = (members: object): unknown => expect.objectContaining(members)
export const listWith = (items: unknown[]): unknown => expect.arrayContaining(items)
