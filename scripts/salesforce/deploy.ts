/**
 * Brings the package into an org, in three ways:
 *   validate --target-org ORG            checks it there and runs its tests; prints the job's id
 *   quick --target-org ORG --job-id ID   makes the org hold what was validated, without checking it again
 *   rollback --target-org ORG            removes everything that the package brought
 * Further options go to the Salesforce CLI as they are.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './sources.ts'

const FOLDER = join(projectRoot, 'build/rollback')
const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>67.0</version></Package>
`

function sf(words: string): void {
  const { status } = spawnSync(join(projectRoot, 'node_modules/.bin/sf'), [...words.split(' '), ...further], {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}

/** A manifest of everything in the package, to be removed, beside one that adds nothing. */
function writeManifests(): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, 'package.xml'), EMPTY)
  const words = `project generate manifest --source-dir force-app --type destroy --output-dir ${FOLDER}`
  spawnSync(join(projectRoot, 'node_modules/.bin/sf'), words.split(' '), { cwd: projectRoot, stdio: 'ignore' })
}

function rollBack(): void {
  writeManifests()
  const manifests = `--manifest ${join(FOLDER, 'package.xml')} --post-destructive-changes ${join(FOLDER, 'destructiveChanges.xml')}`
  sf(`project deploy start ${manifests}`)
}

const [way = '', ...further] = process.argv.slice(2)
const ways: Partial<Record<string, () => void>> = {
  validate: () => {
    sf('project deploy validate --source-dir force-app --test-level RunLocalTests')
  },
  quick: () => {
    sf('project deploy quick')
  },
  rollback: rollBack,
}
const start = ways[way]
if (start) start()
else {
  process.stderr.write('Usage: npm run deploy -- validate|quick|rollback --target-org ORG [--job-id ID]\n')
  process.exitCode = 2
}
