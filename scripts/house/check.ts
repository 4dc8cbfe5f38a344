/** Checks that a newcomer can keep the house in view: no crowded folder, and a README at every door. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot, reportFaults } from '../docs/kept-document.ts'
import { crowdedFolders } from './folder-sizes.ts'
import { readmeFaults } from './readmes.ts'

const SOURCES = [
  'companion/{src,simulator}/**/*.ts',
  'packages/**/*.ts',
  'scripts/**/*.{ts,mjs}',
  'force-app*/**/*.cls',
]

const find = (pattern: string | readonly string[]): string[] =>
  globSync(pattern, { cwd: projectRoot, exclude: (name) => name === 'node_modules' })

const read = (path: string): string | undefined => {
  const file = join(projectRoot, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

const features = find('companion/src/*/index.ts').map((path) => path.replace('/index.ts', ''))
reportFaults('House', [
  ...crowdedFolders(find(SOURCES)),
  ...readmeFaults([...features, 'companion/src/platform'], read),
])
