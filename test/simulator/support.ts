import { mkdtemp, rm } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator, type SimulatedOrgInfo } from '../../companion/simulator/index.ts'

export const CALLBACK = 'http://127.0.0.1:8080/oauth/callback'

/** A simulator in a folder of its own, with its two orgs by name. */
export async function simulatorForTest(stateDir?: string) {
  const dir = stateDir ?? (await mkdtemp(join(tmpdir(), 'tollbridge-simulator-')))
  const simulator = await startSimulator({ stateDir: dir, callbacks: [CALLBACK] })
  const [production, sandbox] = simulator.orgs
  if (!production || !sandbox) throw new Error('two orgs are expected')
  return {
    ...simulator,
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

/** Calls the REST API of an org with its command-line token, or another. */
export async function call(org: SimulatedOrgInfo, path: string, init: RequestInit & { token?: string } = {}) {
  const url = path.startsWith('/') ? path : `/services/data/v67.0/${path}`
  const headers = {
    authorization: `Bearer ${init.token ?? org.accessToken}`,
    'content-type': 'application/json',
    ...init.headers,
  }
  const response = await fetch(org.instanceUrl + url, { redirect: 'manual', ...init, headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) }
}

/** Sends JSON to the REST API. */
export const send = (org: SimulatedOrgInfo, method: string, path: string, body: unknown) =>
  call(org, path, { method, body: JSON.stringify(body) })

/** Runs a query. */
export const query = (org: SimulatedOrgInfo, soql: string) => call(org, `query?q=${encodeURIComponent(soql)}`)

/** Uses the control endpoint. */
export async function control(org: SimulatedOrgInfo, method: string, path: string, body?: unknown) {
  const init =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await fetch(`${org.controlUrl}/${path}`, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return parsed(text)
}

/** A PKCE pair. */
export function pkce() {
  const verifier = randomBytes(48).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** JSON of unknown shape, for expectations. */
function parsed(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
