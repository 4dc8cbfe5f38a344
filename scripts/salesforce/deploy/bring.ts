import { inspectOrg, keptNote, scheduleFault, strangerFault } from './inspect.ts'
import { deployOver, type Deployment } from './moves.ts'
import { testsOf } from './own.ts'
import { refuse, say, targetOf } from './terminal.ts'

/** Deploys or validates, unless that would replace code that is not ours. */
export async function bring(command: string, deployment: Deployment): Promise<void> {
  const target = targetOf(deployment.options)
  const encounter = await inspectOrg(deployment.directory, target)
  const fault = strangerFault(encounter) ?? (await scheduleFault(encounter, target))
  if (fault) refuse(fault, deployment.options)
  else {
    say(keptNote(encounter.changed))
    deployOver(encounter.outdated, command, deployment)
  }
}

/**
 * Checks a directory in the org, with our own tests alone: a failing test of the customer says nothing of our package. A
 * directory without tests is checked without any, and cannot be deployed quickly.
 */
export async function validate(deployment: Deployment): Promise<void> {
  const tests = testsOf(deployment.directory)
  const named = tests.flatMap((name) => ['--tests', name])
  if (tests.length === 0) await bring('project deploy start --dry-run', deployment)
  else
    await bring('project deploy validate --test-level RunSpecifiedTests', {
      ...deployment,
      options: [...named, ...deployment.options],
    })
}
