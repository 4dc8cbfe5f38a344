import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of the repository. */
export const projectRoot = resolve(import.meta.dirname, '../..')

export type Source = { path: string; text: string }

/** The matching files of the package, with their text. Leaves out tests of components. */
export function packageSources(pattern: string): Source[] {
  const paths = globSync(`force-app*/**/${pattern}`, { cwd: projectRoot })
  return paths
    .filter((path) => !path.includes('__tests__'))
    .sort()
    .map((path) => ({ path, text: readFileSync(resolve(projectRoot, path), 'utf8') }))
}
