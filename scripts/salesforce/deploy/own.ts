import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { projectRoot } from '../sources.ts'
import { componentOf, type ComponentName } from './ownership.ts'

/** The classes, triggers and components that a package directory deploys. */
export function componentsOf(directory: string): ComponentName[] {
  const find = (pattern: string) => globSync(`${directory}/**/${pattern}`, { cwd: projectRoot })
  return [
    ...find('*.cls').map((path) => componentOf(`classes/${basename(path)}`)),
    ...find('*.trigger').map((path) => componentOf(`triggers/${basename(path)}`)),
    ...find('lwc/*/*.js-meta.xml').map((path) => componentOf(`lwc/${basename(path, '.js-meta.xml')}/`)),
  ]
}

/** The test classes of a package directory, by name. */
export const testsOf = (directory: string): string[] =>
  globSync(`${directory}/**/tests/*Test.cls`, { cwd: projectRoot })
    .map((path) => basename(path, '.cls'))
    .sort()
