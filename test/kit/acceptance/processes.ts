import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { freePort, Org } from './demo.ts'

export type Running = {
  output(): string
  /** The line that announced readiness. */
  announced: string
  kill(signal: NodeJS.Signals): Promise<number | null>
}

type Start = { args: string[]; env?: Record<string, string>; isReady: (line: string) => boolean }

/** Starts one of the project's processes and waits for its ready line. */
export async function start({ args, env, isReady }: Start): Promise<Running> {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  const exit = once(child, 'exit')
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(`${line}\n`)
      if (isReady(line)) resolve(line)
    })
  })
  const announced = await Promise.race([ready, exit.then(() => undefined)])
  if (announced === undefined) throw new Error(`${args.join(' ')} ended: ${printed.join('')}`)
  return {
    announced,
    output: () => printed.join(''),
    async kill(signal) {
      child.kill(signal)
      await exit
      return child.exitCode
    },
  }
}

const Simulator = Type.Object({
  orgs: Type.Array(Org),
  mailbox: Type.Object({ url: Type.String(), smtpUrl: Type.String() }),
})

/** One external client app for both orgs, as in a sandbox that was copied with the consumer key. */
const clientApp = { SIMULATOR_CLIENT_ID: '3MVG9_consumer_key', SIMULATOR_CLIENT_SECRET: 'consumer-secret' }

/** The simulated orgs and the mailbox, for a companion on the given port. */
export async function startSimulator(folder: string, companionPort: number, env: Record<string, string> = clientApp) {
  const callback = `http://127.0.0.1:${companionPort}/oauth/callback`
  const running = await start({
    args: ['companion/simulator/main.ts', '--json', '--state', join(folder, 'simulator'), '--callback', callback],
    env,
    isReady: (line) => line.startsWith('{'),
  })
  return { ...running, ...Value.Parse(Simulator, JSON.parse(running.announced)) }
}

export type SimulatorProcess = Awaited<ReturnType<typeof startSimulator>>

export const admin = { email: 'ada@northwind.example', password: 'a long enough pass phrase' }

/** The environment of a companion that calls the simulated orgs. */
export function companionEnvironment(
  folder: string,
  port: number,
  { orgs, mailbox }: SimulatorProcess,
): Record<string, string> {
  const [production = '', sandbox = ''] = ['production', 'sandbox'].map(
    (environment) => orgs.find((org) => org.environment === environment)?.loginUrl,
  )
  return {
    PORT: String(port),
    DATA_DIR: join(folder, 'companion'),
    SALESFORCE_LOGIN_URL: production,
    SALESFORCE_SANDBOX_LOGIN_URL: sandbox,
    SALESFORCE_EXTRA_ORIGINS: `${production},${sandbox}`,
    SALESFORCE_CLIENT_ID: orgs[0]?.clientId ?? '',
    SALESFORCE_CLIENT_SECRET: orgs[0]?.clientSecret ?? '',
    SALESFORCE_TIMEOUT_MS: '60000',
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: 'tollbridge@northwind.example',
    BUSINESS_NAME: 'Northwind Traders',
    FIRST_ADMIN_EMAIL: admin.email,
    FIRST_ADMIN_NAME: 'Ada Lindqvist',
  }
}

/** The companion alone, as `npm start` runs it. */
export function startCompanion(env: Record<string, string>): Promise<Running> {
  return start({ args: ['companion/src/main.ts'], env, isReady: (line) => line.includes('"msg":"ready"') })
}

export { freePort }
