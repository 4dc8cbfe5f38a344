import { parseArgs } from 'node:util'

export type DemoOptions = { json: boolean; port: number; state: string; help: boolean }

export const usage = `Usage: npm run demo -- [--json] [--port N] [--state DIR]

Starts the companion on its embedded database, two simulated Salesforce orgs and a mailbox.

  --json       print one JSON line with every address, account and secret when ready
  --port N     the companion's port (default 8080)
  --state DIR  the folder that keeps the demo's data (default .tollbridge/demo)
  --help       show this text`

/** Reads the command line. Throws an Error with a plain sentence when an argument is wrong. */
export function readOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      port: { type: 'string', default: '8080' },
      state: { type: 'string', default: '.tollbridge/demo' },
      help: { type: 'boolean', default: false },
    },
  })
  return { json: values.json, help: values.help, state: values.state, port: portOf(values.port) }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port takes a whole number from 1 to 65535, not "${text}"`)
  }
  return port
}
