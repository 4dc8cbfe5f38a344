import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { modulePaths, PATHS_FILE } from '../../../scripts/pages/module-paths.ts'
import { projectRoot } from '../../../scripts/pages/root.ts'

it(`${PATHS_FILE} lists every module, as npm run pages:paths writes it`, async () => {
  expect(readFileSync(join(projectRoot, PATHS_FILE), 'utf8')).toBe(await modulePaths())
})
