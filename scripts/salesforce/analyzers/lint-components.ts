/** Lints every component with the rules of the platform, in the ESLint version that those rules need. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../sources.ts'

const ESLINT = 'scripts/salesforce/node_modules/eslint/bin/eslint.js'
const CONFIGURATION = 'scripts/salesforce/analyzers/lwc-lint.js'
const FOLDERS = ['force-app', 'companion/web/modules']

const folders = FOLDERS.filter((folder) => existsSync(join(projectRoot, folder)))
const { status } = spawnSync(process.execPath, [ESLINT, '--config', CONFIGURATION, '--max-warnings', '0', ...folders], {
  cwd: projectRoot,
  stdio: 'inherit',
})
if (status === 0) process.stdout.write('Lint of the components: fine\n')
else process.exitCode = 1
