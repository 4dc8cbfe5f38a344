/** Writes tsconfig.modules.json: the paths for TypeScript of the modules that LWC resolves by namespace and folder. */
import { globSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { format } from 'prettier'
import { projectRoot } from './root.ts'

export const PATHS_FILE = 'tsconfig.modules.json'

const OWN = ['companion/web/modules/*/*/*.ts', 'companion/simulator/lightning/modules/*/*/*.ts']
const PACKAGE = ['force-app*/**/lwc/*/*.js']

const entriesOf = (patterns: string[], root: string): string[] =>
  globSync(patterns, { cwd: root })
    .filter((file) => basename(dirname(file)) === basename(file).replace(/\.[jt]s$/, ''))
    .map((file) => file.split(sep).join('/'))

const ownSpecifier = (file: string) => dirname(file).split('/').slice(-2).join('/')
const packageSpecifier = (file: string) => `c/${basename(dirname(file))}`

/** The text of the file: every module of the pages, of the page host and of the package, by its import name. */
export async function modulePaths(root = projectRoot): Promise<string> {
  const paths = [
    ...entriesOf(OWN, root).map((file) => [ownSpecifier(file), [`./${file}`]] as const),
    ...entriesOf(PACKAGE, root).map((file) => [packageSpecifier(file), [`./${file}`]] as const),
  ]
  const sorted = Object.fromEntries(paths.toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return format(JSON.stringify({ compilerOptions: { paths: sorted } }), { parser: 'json', printWidth: 120 })
}

if (import.meta.main) writeFileSync(join(projectRoot, PATHS_FILE), await modulePaths())
