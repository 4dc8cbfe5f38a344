import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of the repository. */
export const projectRoot = resolve(import.meta.dirname, '../..')

export type Source = { path: string; text: string }

/** The package's files that match, with their text. Tests of components are no part of the package. */
export function packageSources(pattern: string): Source[] {
  const paths = globSync(`force-app*/**/${pattern}`, { cwd: projectRoot })
  return paths
    .filter((path) => !path.includes('__tests__'))
    .sort()
    .map((path) => ({ path, text: readFileSync(resolve(projectRoot, path), 'utf8') }))
}
