import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { once } from 'node:events'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Log } from '../platform/log.ts'
import { Exactly } from '../platform/schemas.ts'
import { hasHash, hashOf, newToken } from '../platform/secret-hash.ts'
import { Command, Outcome } from './commands.ts'

/** Begins with a dot, so that earlier versions accept it in their data folder. */
const FILE = '.operator.json'
const HOST = '127.0.0.1'
const MAX_BODY_BYTES = 10_000
const TIMEOUT_MS = 10_000

const Door = Exactly({ port: Type.Integer(), token: Type.String() })

type Work = { answer: (command: Command) => Promise<Outcome>; log: Pick<Log, 'error'> }

/**
 * Takes commands of the operator on a loopback port, from callers that can read the token in the data folder. Returns
 * what closes it.
 */
export async function openDoor(folder: string, work: Work): Promise<() => Promise<void>> {
  const token = newToken()
  const doorkeeper = { ...work, tokenHash: hashOf(token) }
  const server = createServer(
    { requestTimeout: TIMEOUT_MS },
    (request, reply) => void serve(request, reply, doorkeeper),
  )
  server.listen(0, HOST)
  await once(server, 'listening')
  server.unref()
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const file = join(folder, FILE)
  rmSync(file, { force: true })
  writeFileSync(file, JSON.stringify({ port, token }), { mode: 0o600, flag: 'wx' })
  return async () => {
    rmSync(file, { force: true })
    server.close()
    server.closeAllConnections()
    await Promise.resolve()
  }
}

async function serve(
  request: IncomingMessage,
  reply: ServerResponse,
  { tokenHash, ...work }: Work & { tokenHash: string },
) {
  const given = /^Bearer (?<token>\S+)$/.exec(request.headers.authorization ?? '')?.groups?.token ?? ''
  const [status, body] = hasHash(given, tokenHash) ? await outcomeOf(request, work) : [403, {}]
  reply.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body))
}

async function outcomeOf(request: IncomingMessage, { answer, log }: Work): Promise<[number, object]> {
  try {
    if (Number(request.headers['content-length'] ?? MAX_BODY_BYTES + 1) > MAX_BODY_BYTES) return [413, {}]
    const command = await json(request)
    return Value.Check(Command, command) ? [200, await answer(command)] : [400, {}]
  } catch (err) {
    log.error({ err }, 'a command of the operator failed')
    return [500, {}]
  }
}

/** Sends a command to the process that holds the data folder. Undefined when there is none that takes commands. */
export async function askAtDoor(folder: string, command: Command): Promise<Outcome | undefined> {
  const door = findDoor(folder)
  if (!door) return undefined
  const headers = { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' }
  const request = { method: 'POST', headers, body: JSON.stringify(command), signal: AbortSignal.timeout(TIMEOUT_MS) }
  const answer = await fetch(`http://${HOST}:${door.port}/`, request).catch(() => undefined)
  // What was left behind by a killed process leads nowhere, or to another program that does not know the token.
  if (!answer || answer.status === 403) return undefined
  const outcome: unknown = await answer.json().catch(() => undefined)
  return Value.Check(Outcome, outcome) ? outcome : { problem: 'The companion could not do it. Look into its log.' }
}

function findDoor(folder: string) {
  try {
    const door: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'))
    return Value.Check(Door, door) ? door : undefined
  } catch {
    return undefined
  }
}
