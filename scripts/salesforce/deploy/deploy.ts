/**
 * Brings a package into an org, in five ways:
 *   install --target-org ORG             makes the org hold all that a new org needs, step by step
 *   start --target-org ORG               makes the org hold it at once
 *   validate --target-org ORG            checks it there and runs our tests; prints the job's id
 *   quick --target-org ORG --job-id ID   makes the org hold what was validated, without running the tests again
 *   rollback --target-org ORG            removes everything that the package brought
 * The package is the app; the directory of another may follow the way: `rollback force-app-client --target-org ORG`.
 * Options go to the Salesforce CLI as they are. No way replaces or deletes code of the org that is not ours.
 */
import { bring, validate } from './bring.ts'
import { inspectOrg, keptNote, strangerFault } from './inspect.ts'
import { install } from './install.ts'
import { type Deployment, rollBack } from './moves.ts'
import { refuse, say, targetOf } from './terminal.ts'
import { runSf, UnreadableOrg } from './sf.ts'

async function quick({ directory, options }: Deployment): Promise<void> {
  const fault = strangerFault(await inspectOrg(directory, targetOf(options)))
  if (fault) refuse(fault, options)
  else runSf('project deploy quick', ...options)
}

async function remove(deployment: Deployment): Promise<void> {
  const { strangers, outdated, changed } = await inspectOrg(deployment.directory, targetOf(deployment.options))
  say(keptNote([...strangers, ...changed]))
  rollBack({ strangers, outdated }, deployment)
}

const [way = '', ...rest] = process.argv.slice(2)
const [directory, options] = rest[0]?.startsWith('force-app') ? [rest[0], rest.slice(1)] : ['force-app', rest]
const ways: Partial<Record<string, (deployment: Deployment) => Promise<void>>> = {
  install: (deployment) => install(deployment.options),
  start: (deployment) => bring('project deploy start', deployment),
  validate,
  quick,
  rollback: remove,
}
const go = ways[way]
if (go) {
  await go({ directory, options }).catch((error: unknown) => {
    if (!(error instanceof UnreadableOrg)) throw error
    refuse(error.message, options)
  })
} else {
  process.stderr.write(
    'Usage: npm run deploy -- install|start|validate|quick|rollback [DIRECTORY] --target-org ORG [--job-id ID]\n',
  )
  process.exitCode = 2
}
