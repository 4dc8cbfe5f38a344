import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const stampFile = join(root, 'node_modules', '.tollbridge-installed.json')

/** What each set of packages leaves out. Install scripts never run: nothing here needs one. */
const omitted = { demo: ['--omit=dev'], all: [] }

/** @typedef {keyof typeof omitted} PackageSet */

/** @returns {string} changes whenever the pinned packages do */
function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** @param {PackageSet} set @returns {boolean} */
function isInstalled(set) {
  if (!existsSync(stampFile)) return false
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8'))
  return stamp.lock === lockHash() && (stamp.set === 'all' || stamp.set === set)
}

/**
 * Only adds packages: it keeps installed test tools, and does not change the lock file.
 * @param {PackageSet} set
 */
function npmArguments(set) {
  const verb = existsSync(join(root, 'node_modules')) ? ['install', '--no-save'] : ['ci']
  return [...verb, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...omitted[set]]
}

/**
 * @param {PackageSet} wanted
 * @returns {PackageSet} all, when the test tools are installed already
 */
function atLeast(wanted) {
  return existsSync(join(root, 'node_modules', 'vitest')) ? 'all' : wanted
}

/**
 * Installs the se’s packages when they are missing or older than the lock file. Reports that on stderr.
 * @param {PackageSet} wanted
 */
export function ensureInstalled(wanted) {
  if (isInstalled(wanted)) return
  const set = atLeast(wanted)
  process.stderr.write(`Installing the packages (${set}); this happens once…\n`)
  const lock = lockHash()
  const { status } = spawnSync('npm', npmArguments(set), {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write(
      'tollbridge: the packages could not be installed. Look at the lines above, then run the command again.\n',
    )
    process.exit(1)
  }
  writeFileSync(stampFile, JSON.stringify({ set, lock }))
}
