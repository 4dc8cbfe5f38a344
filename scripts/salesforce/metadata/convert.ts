import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Failures } from '../report.ts'

/** Isolates the CLI: its own home folder, no updates, no telemetry. */
const environmentOf = (home: string) => ({
  ...process.env,
  HOME: home,
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
})

/** Converts a package directory into its deployable form with the real CLI. */
export function faultsOfConversion(directory: string, root: string): Failures {
  const output = join(root, 'build/converted', directory)
  const home = join(root, 'build/sf-home')
  rmSync(output, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const arguments_ = ['project', 'convert', 'source', '--root-dir', directory, '--output-dir', output]
  const { status, stdout, stderr, error } = spawnSync(join(root, 'node_modules/.bin/sf'), arguments_, {
    cwd: root,
    encoding: 'utf8',
    env: environmentOf(home),
  })
  return status === 0 ? [] : [`${directory} does not convert: ${error?.message ?? `${stdout}${stderr}`.trim()}`]
}
