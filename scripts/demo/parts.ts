import { join } from 'node:path'
import { startChild, type Child } from './child.ts'
import type { DemoState } from './kept-state.ts'

const HOST = '127.0.0.1'

/** The consumer key and secret of the external client app that both simulated orgs define. */
const clientApp = { id: '3MVG9_tollbridge_demo_consumer_key', secret: 'tollbridge-demo-consumer-secret' }

type Place = { folder: string; port: number; state: DemoState }

/** The simulated Salesforce orgs and the mailbox. */
export function startSimulator({ folder, port, state: { ports } }: Place): Child {
  return startChild({
    name: 'simulator',
    args: [
      'companion/simulator/main.ts',
      '--json',
      ...['--state', join(folder, 'simulator')],
      ...['--callback', `http://${HOST}:${port}/oauth/callback`],
      ...['--pages', 'build/pages/lightning'],
      ...portArguments(ports),
    ],
    env: { SIMULATOR_CLIENT_ID: clientApp.id, SIMULATOR_CLIENT_SECRET: clientApp.secret },
    readyLine: (line) => (line.startsWith('{') ? line : undefined),
  })
}

function portArguments(ports: DemoState['ports']): string[] {
  return [
    ['--production-port', ports.production],
    ['--sandbox-port', ports.sandbox],
    ['--mailbox-port', ports.mailbox],
    ['--smtp-port', ports.smtp],
  ].flatMap(([name, value]) => [String(name), String(value)])
}

/** The companion on its embedded database, with the simulated orgs as Salesforce. */
export function startCompanion(place: Place): Child {
  return startChild({
    name: 'companion',
    args: ['companion/src/main.ts'],
    env: companionEnvironment(place),
    readyLine: (line) => (line.includes('"msg":"ready"') ? line : undefined),
  })
}

function companionEnvironment({ folder, port, state: { ports, email } }: Place): Record<string, string> {
  const production = `http://${HOST}:${ports.production}`
  const sandbox = `http://${HOST}:${ports.sandbox}`
  return {
    HOST,
    PORT: String(port),
    PUBLIC_URL: `http://${HOST}:${port}`,
    DATA_DIR: join(folder, 'companion'),
    SALESFORCE_LOGIN_URL: production,
    SALESFORCE_SANDBOX_LOGIN_URL: sandbox,
    SALESFORCE_EXTRA_ORIGINS: `${production},${sandbox}`,
    SALESFORCE_CLIENT_ID: clientApp.id,
    SALESFORCE_CLIENT_SECRET: clientApp.secret,
    SMTP_URL: `smtp://${HOST}:${ports.smtp}`,
    MAIL_FROM: 'Tollbridge <tollbridge@lindholm.example>',
    BUSINESS_NAME: 'Lindholm Instruments',
    FIRST_ADMIN_EMAIL: email,
    FIRST_ADMIN_NAME: 'Ada Lindqvist',
  }
}
