/** Checks that no folder of source files is too large to keep in view. */
import { globSync } from 'node:fs'
import { projectRoot, reportFaults } from '../docs/kept-document.ts'
import { crowdedFolders } from './folder-sizes.ts'

const SOURCES = [
  'companion/{src,simulator}/**/*.ts',
  'packages/**/*.ts',
  'scripts/**/*.{ts,mjs}',
  'force-app*/**/*.cls',
]

const isOurs = (name: string) => name !== 'node_modules'

const paths = globSync(SOURCES, { cwd: projectRoot, exclude: (name) => !isOurs(name) })
reportFaults('Folder sizes', crowdedFolders(paths))
