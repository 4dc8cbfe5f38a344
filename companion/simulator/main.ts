import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Simulator, SimulatorOptions } from './index.ts'

const USAGE = `Simulated Salesforce orgs (one production, one sandbox made from it) and a mailbox.

  node companion/simulator/main.ts --state DIR --callback URL [options]

  --state DIR            keeps the orgs and the mails from one start to the next
  --callback URL         a redirect URI that the orgs' app knows; may be given more than once
  --production-port N    0 or left out: the port of the last start, or a free one
  --sandbox-port N
  --mailbox-port N
  --smtp-port N
  --pages DIR            the built Lightning host page
  --json                 accepted for clearness: when ready, one JSON line is printed in any case

Environment: SIMULATOR_CLIENT_ID and SIMULATOR_CLIENT_SECRET set the app's consumer key and secret.`

const portOption = { type: 'string', default: '0' } as const

/** Starts the stand-ins from the command line and stops them on a signal. */
async function main() {
  const { values } = parseArgs({
    options: {
      state: { type: 'string' },
      callback: { type: 'string', multiple: true },
      'production-port': portOption,
      'sandbox-port': portOption,
      'mailbox-port': portOption,
      'smtp-port': portOption,
      pages: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  if (!values.state || !values.callback) {
    fail('--state and --callback are needed. See --help', 2)
    return
  }
  enableCompileCache()
  const { startSimulator } = await import('./index.ts')
  const simulator = await startSimulator({
    stateDir: values.state,
    callbacks: values.callback,
    productionPort: Number(values['production-port']),
    sandboxPort: Number(values['sandbox-port']),
    mailboxPort: Number(values['mailbox-port']),
    smtpPort: Number(values['smtp-port']),
    pagesDir: values.pages && resolve(values.pages),
    client: clientFromEnvironment(),
  })
  process.stdout.write(`${JSON.stringify({ orgs: simulator.orgs, mailbox: simulator.mailbox })}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(simulator))
}

async function stop(simulator: Simulator) {
  await simulator.close()
  process.exit(0)
}

function clientFromEnvironment(): SimulatorOptions['client'] {
  const { SIMULATOR_CLIENT_ID: clientId, SIMULATOR_CLIENT_SECRET: clientSecret } = process.env
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}

function fail(message: string, code: number) {
  process.stderr.write(`simulator: ${message}\n`)
  process.exitCode = code
}

main().catch((error: unknown) => {
  fail(error instanceof Error ? error.message : String(error), 1)
  // An open server would keep the process alive.
  process.exit()
})
