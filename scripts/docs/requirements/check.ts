/** Checks the requirement ids in test names. `--write` writes their index, docs/requirements.md. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOfDocument, projectRoot, reportFaults } from '../kept-document.ts'
import { requirementsDocument } from './document.ts'
import { findIds } from './ids-in-names.ts'
import { families } from './known-ids.ts'
import { testNamesIn } from './test-names.ts'

const TEST_FILES = ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'force-app*/**/*.test.js']

const files = globSync(TEST_FILES, { cwd: projectRoot, exclude: ['**/node_modules/**'] }).sort()
const names = files.flatMap((file) => testNamesIn({ file, text: readFileSync(join(projectRoot, file), 'utf8') }))
const { testsOf, faults } = findIds(names, families)

reportFaults('Requirements', [
  ...faults,
  ...(await faultsOfDocument({
    path: 'docs/requirements.md',
    text: requirementsDocument(families, testsOf),
    command: 'docs:requirements',
  })),
])
