/**
 * Deploys a package to an org, or removes it:
 *   validate --target-org ORG            checks it there and runs its tests; prints the job's id
 *   quick --target-org ORG --job-id ID   deploys the validation, without running the tests again
 *   rollback --target-org ORG            removes every component of the package
 * The package is the app; the directory of another may follow the way: `rollback force-app-client --target-org ORG`.
 * Options are passed to the Salesforce CLI unchanged.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './sources.ts'

const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>67.0</version></Package>
`

const OF_THE_LABELS = /<types>\s*<members>CustomLabels<\/members>\s*<name>CustomLabels<\/name>\s*<\/types>\s*/

const SF = join(projectRoot, 'node_modules/.bin/sf')

/** Runs a command of the CLI. Paths are separate arguments, since they may contain blanks. */
function sf(command: string, ...paths: string[]): void {
  const words = [...command.split(' '), ...paths, ...options]
  const { status } = spawnSync(SF, words, { cwd: projectRoot, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

/**
 * A manifest of everything in the package, to be removed, beside one that adds nothing. The file of the labels is left
 * out, since each label is listed by name. UNSURE whether Salesforce would refuse to delete the file.
 */
function writeManifests(folder: string): void {
  writeFileSync(join(folder, 'package.xml'), EMPTY)
  const words = [
    'project',
    'generate',
    'manifest',
    '--source-dir',
    directory,
    '--type',
    'destroy',
    '--output-dir',
    folder,
  ]
  spawnSync(SF, words, { cwd: projectRoot, stdio: 'ignore' })
  const file = join(folder, 'destructiveChanges.xml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(OF_THE_LABELS, ''))
}

function rollBack(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tollbridge-rollback-'))
  writeManifests(folder)
  const [nothing, everything] = [join(folder, 'package.xml'), join(folder, 'destructiveChanges.xml')]
  sf('project deploy start', '--manifest', nothing, '--post-destructive-changes', everything)
  rmSync(folder, { recursive: true })
}

const [way = '', ...rest] = process.argv.slice(2)
const [directory, options] = rest[0]?.startsWith('force-app') ? [rest[0], rest.slice(1)] : ['force-app', rest]
const ways: Partial<Record<string, () => void>> = {
  validate: () => {
    sf(`project deploy validate --source-dir ${directory} --test-level RunLocalTests`)
  },
  quick: () => {
    sf('project deploy quick')
  },
  rollback: rollBack,
}
const start = ways[way]
if (start) start()
else {
  process.stderr.write('Usage: npm run deploy -- validate|quick|rollback [DIRECTORY] --target-org ORG [--job-id ID]\n')
  process.exitCode = 2
}
