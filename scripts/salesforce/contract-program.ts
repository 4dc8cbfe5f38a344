import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from './sources.ts'

const CONFIGURATION = join(projectRoot, 'tsconfig.lwc.json')

/** The files and options with which the type check of the components runs. */
export function componentSettings(): ts.ParsedCommandLine {
  const read: { config?: unknown } = ts.readConfigFile(CONFIGURATION, (path) => readFileSync(path, 'utf8'))
  return ts.parseJsonConfigFileContent(read.config, ts.sys, projectRoot)
}

/** The components of the package in it. */
export const componentsIn = (program: ts.Program): ts.SourceFile[] =>
  program.getSourceFiles().filter(({ fileName }) => /\/force-app\/.*\/lwc\/.*\.js$/.test(fileName))
