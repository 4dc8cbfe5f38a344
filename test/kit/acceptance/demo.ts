import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

export const Org = Type.Object({
  environment: Type.Union([Type.Literal('sandbox'), Type.Literal('production')]),
  name: Type.String(),
  loginUrl: Type.String(),
  instanceUrl: Type.String(),
  lightningUrl: Type.String(),
  controlUrl: Type.String(),
  organizationId: Type.String(),
  username: Type.String(),
  password: Type.String(),
  accessToken: Type.String(),
  clientId: Type.String(),
  clientSecret: Type.String(),
})
export type Org = Static<typeof Org>

const Demo = Type.Object({
  companion: Type.Object({
    url: Type.String(),
    signInUrl: Type.String(),
    email: Type.String(),
    password: Type.String(),
  }),
  orgs: Type.Array(Org),
  mailbox: Type.Object({ url: Type.String(), smtpUrl: Type.String() }),
})

export type RunningDemo = Static<typeof Demo> & {
  org(environment: Org['environment']): Org
  /** Everything the demo's processes printed so far. */
  output(): string
  pid: number
  /** Sends Ctrl-C and waits until every process of the demo has ended. */
  stop(): Promise<void>
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

/** A folder for one test. The returned function removes it. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'tollbridge-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Runs `npm run demo -- --json` as a newcomer's script would, and waits for its ready line. */
export async function startDemo(state: string, port?: number): Promise<RunningDemo> {
  const args = [
    'run',
    '--silent',
    'demo',
    '--',
    '--json',
    '--state',
    state,
    '--port',
    String(port ?? (await freePort())),
  ]
  const child = spawn('npm', args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const printed: string[] = []
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  const exit = once(child, 'exit')
  const line = await Promise.race([firstLine(child.stdout, printed), exit.then(() => undefined)])
  if (line === undefined) throw new Error(`the demo did not start: ${printed.join('')}`)
  const demo = Value.Parse(Demo, JSON.parse(line))
  return {
    ...demo,
    org: (environment) => orgOf(demo.orgs, environment),
    output: () => printed.join(''),
    pid: child.pid ?? 0,
    async stop() {
      interrupt(child.pid)
      await exit
      while (interrupt(child.pid, 0)) await sleep(50)
    },
  }
}

/** Signals the whole group, as a terminal's Ctrl-C does. Returns whether the group still has a process. */
function interrupt(group: number | undefined, signal: NodeJS.Signals | 0 = 'SIGINT'): boolean {
  try {
    return group !== undefined && process.kill(-group, signal)
  } catch {
    return false
  }
}

function firstLine(stdout: NodeJS.ReadableStream, printed: string[]): Promise<string> {
  return new Promise((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      printed.push(`${line}\n`)
      resolve(line)
    })
  })
}

function orgOf(orgs: Org[], environment: Org['environment']): Org {
  const org = orgs.find((candidate) => candidate.environment === environment)
  if (!org) throw new Error(`the demo has no ${environment} org`)
  return org
}
