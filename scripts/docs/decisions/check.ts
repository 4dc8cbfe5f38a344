/** Checks the heads of the decisions and their index. `--write` writes the index. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { faultsOfDecisions, readDecision, withIndex } from './decision-index.ts'
import { faultsOfDocument, projectRoot, reportFaults } from '../kept-document.ts'

const FOLDER = 'docs/decisions'
const INDEX = `${FOLDER}/README.md`

const readText = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

const paths = globSync(`${FOLDER}/*.md`, { cwd: projectRoot }).sort()
const decisions = paths
  .filter((path) => path !== INDEX)
  .map((path) => readDecision({ file: basename(path), text: readText(path) }))

reportFaults('Decisions', [
  ...faultsOfDecisions(decisions),
  ...(await faultsOfDocument({
    path: INDEX,
    text: withIndex(readText(INDEX), decisions),
    command: 'docs:decisions',
  })),
])
