import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../sources.ts'

const CONFIGURATION = join(projectRoot, 'tsconfig.lwc.json')

/** The files and options of the type check of the components. */
export function componentSettings(): ts.ParsedCommandLine {
  const read: { config?: unknown } = ts.readConfigFile(CONFIGURATION, (path) => readFileSync(path, 'utf8'))
  return ts.parseJsonConfigFileContent(read.config, ts.sys, projectRoot)
}

/** The tests of the components. The type check leaves them out. */
export const componentTests = (): string[] =>
  globSync('force-app/**/__tests__/*.js', { cwd: projectRoot }).map((path) => join(projectRoot, path))

/** The components of the package in a program, or their tests. */
export const componentsIn = (program: ts.Program, { tests = false } = {}): ts.SourceFile[] =>
  program
    .getSourceFiles()
    .filter(({ fileName }) => /\/force-app\/.*\/lwc\/.*\.js$/.test(fileName))
    .filter(({ fileName }) => fileName.includes('/__tests__/') === tests)
