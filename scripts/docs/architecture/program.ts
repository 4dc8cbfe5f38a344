import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../kept-document.ts'

/** The folder of the companion's sources, relative to the repository. */
export const SOURCES = 'companion/src'

/** The companion's program, with the compiler settings of the project. */
export function companionProgram(): ts.Program {
  const settings = ts.getParsedCommandLineOfConfigFile(
    join(projectRoot, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      readDirectory: () => [],
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
      },
    },
  )
  if (!settings) throw new Error('tsconfig.json cannot be read')
  return ts.createProgram([join(projectRoot, SOURCES, 'main.ts')], settings.options)
}
