/** Checks the messages of all commits since the rule was made. Older commits stay as they are. */
import { join } from 'node:path'
import { commitsAfter } from './history.ts'
import { faultsOfCommit } from './rules.ts'

const LAST_COMMIT_BEFORE_THE_RULE = '637d4c9303b7c856a62c1ec7a2be8b9856081e55'
const SKIPPED = 3

const commits = commitsAfter(LAST_COMMIT_BEFORE_THE_RULE, join(import.meta.dirname, '../..'))
if (typeof commits === 'string') {
  process.stdout.write(`${commits}\n`)
  process.exitCode = SKIPPED
} else {
  const faults = commits.flatMap(faultsOfCommit)
  process.stdout.write(faults.length === 0 ? `${commits.length} commits: fine\n` : `${faults.join('\n')}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
