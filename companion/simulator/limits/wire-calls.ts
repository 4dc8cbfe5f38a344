import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

export const Bucket = Type.Enum(['api', 'auth', 'free'])
export type Bucket = Static<typeof Bucket>

const TextOrNull = Type.Union([Type.String(), Type.Null()], { default: null })

export const WireCall = Type.Object({
  at: Type.String(),
  bucket: Bucket,
  method: Type.String(),
  path: Type.String(),
  status: Type.Number(),
  clientId: TextOrNull,
  /** The name that the client gives itself in the `Sforce-Call-Options` header. */
  clientName: TextOrNull,
  userId: TextOrNull,
  /** The request id, also on the answer. Null for a call that never reached the platform. */
  requestId: TextOrNull,
  /** Whether it counts in the org's window. */
  counted: Type.Boolean({ default: false }),
})
export type WireCall = Static<typeof WireCall>

/** The bucket in which a path counts. Undefined for browser pages and the control endpoint, which are not wire calls. */
export function bucketOf(path: string): Bucket | undefined {
  if (path === '/services/data' || path === '/services/data/') return 'free'
  if (path.startsWith('/services/data/') || path.startsWith('/services/Soap/')) return 'api'
  if (/^\/services\/oauth2\/(token|revoke|userinfo|introspect)$/.test(path) || path.startsWith('/id/')) return 'auth'
  return undefined
}

/** Every request that reached the org, appended to a file so that none is lost. */
export function wireCalls(file: string) {
  let calls = readLines(file)
  mkdirSync(dirname(file), { recursive: true })

  return {
    /** Records an incoming call. `settle` stores it with its answer. */
    begin(call: WireCall): WireCall {
      calls.push(call)
      return call
    },
    settle(call: WireCall) {
      appendFileSync(file, `${JSON.stringify(call)}\n`)
    },
    of(clientId: string | undefined): WireCall[] {
      return clientId === undefined ? calls : calls.filter((call) => call.clientId === clientId)
    },
    clear() {
      calls = []
      writeFileSync(file, '')
    },
  }
}

export type WireCalls = ReturnType<typeof wireCalls>

function readLines(file: string): WireCall[] {
  try {
    return readFileSync(file, 'utf8').split('\n').flatMap(parseLine)
  } catch {
    return []
  }
}

function parseLine(line: string): WireCall[] {
  if (!line.endsWith('}')) return []
  const call = Value.Default(WireCall, JSON.parse(line))
  return Value.Check(WireCall, call) ? [call] : []
}
