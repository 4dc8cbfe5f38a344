/**
 * Type-checks the Apex classes with apexlink. It knows the platform as of API 61 and does not look into SOQL.
 * Exits with 0 without findings, with 1 otherwise, and with 3 when the machine has no Java.
 */
import { spawnSync } from 'node:child_process'
import { apexlinkClassPath } from './apexlink.ts'
import { hasJava } from './java.ts'
import { skip } from '../report.ts'
import { projectRoot } from '../sources.ts'

const CHECK = 'io.github.apexdevtools.apexls.CheckForIssues'

/** `-n`: no cache in the home folder. */
function checkTypes(): void {
  const { status, stdout, stderr } = spawnSync(
    'java',
    ['-cp', apexlinkClassPath(projectRoot), CHECK, '-n', '-w', '.'],
    {
      cwd: projectRoot,
      encoding: 'utf8',
    },
  )
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  if (status !== 0) process.exitCode = 1
  else process.stdout.write('Apex types: fine\n')
}

if (hasJava()) checkTypes()
else skip('Apex type check skipped: no Java on this machine')
