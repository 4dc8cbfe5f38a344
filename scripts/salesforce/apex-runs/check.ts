/**
 * Runs the tests of the package in four orgs in memory. Checks that they pass, and that the document about the first real
 * org lists those that cannot run. `--write` writes the list.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOfDocument, projectRoot, reportFaults } from '../../docs/kept-document.ts'
import { MAX_NOT_RUN, notRun, withList } from './not-run.ts'
import { testOrgs } from './orgs.ts'
import { packageProgram, runsOf } from './run.ts'
import { simulatedOrg } from './simulated-org.ts'

const DOCUMENT = 'docs/first-real-org.md'

const program = await packageProgram()
const runs = runsOf(program, await testOrgs(await simulatedOrg('sandbox')))
const lacking = notRun(runs)
const text = withList(readFileSync(join(projectRoot, DOCUMENT), 'utf8'), lacking)

reportFaults('Tests of Apex', [
  ...runs.flatMap(({ name, org, failure }) =>
    failure === undefined
      ? []
      : [`${name} fails (${org}): ${failure instanceof Error ? failure.message : 'no reason'}`],
  ),
  ...(lacking.size > MAX_NOT_RUN ? [`${lacking.size} test methods cannot run, ${MAX_NOT_RUN} at most`] : []),
  ...(await faultsOfDocument({ path: DOCUMENT, text, command: 'docs:apex-tests' })),
])
