/**
 * Asks the registry of npm about the packages of the lock file:
 *   npm run audit [-- --write] [--since COMMIT]
 * Refuses known vulnerabilities, and versions that are new since COMMIT (HEAD) and younger than a week. `--write` renews
 * the pinned advisories. Exits with 3 when the registry did not answer.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { projectRoot } from '../docs/kept-document.ts'
import { advisoriesFile, readAdvisories } from './advisories.ts'
import { auditReport } from './audit-report.ts'
import { packagesOf, parseLock, readLock } from './lock.ts'
import { readPolicy } from './policy.ts'
import { registryOfNpm, versionsByName } from './registry.ts'
import { renewed } from './renewal.ts'

const TIMEOUT_MS = 30_000

const { values } = parseArgs({ options: { write: { type: 'boolean' }, since: { type: 'string', default: 'HEAD' } } })
const show = ['show', '--end-of-options', `${values.since}:package-lock.json`]
const before = execFileSync('git', show, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 100_000_000 })

const packages = packagesOf(readLock(projectRoot))
const pinned = readAdvisories(projectRoot)
const now = new Date()
const { lines, exitCode, advisories } = await auditReport(
  { packages, before: packagesOf(parseLock(before)), policy: readPolicy(projectRoot), pinned },
  { registry: registryOfNpm(TIMEOUT_MS), now },
)

if (values.write && advisories) {
  const lookup = { asked: versionsByName(packages), answer: advisories, day: now.toISOString().slice(0, 10) }
  writeFileSync(advisoriesFile(projectRoot), `${JSON.stringify(renewed(pinned, lookup), null, 2)}\n`)
}
process.stdout.write(lines.map((line) => `${line}\n`).join(''))
process.exitCode = exitCode
