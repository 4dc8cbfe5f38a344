import { join } from 'node:path'
import ts from 'typescript'
import { faultsOfComponents } from '../../../scripts/salesforce/contract-components.ts'
import { declarationsOf } from '../../../scripts/salesforce/contract-declarations.ts'
import { componentSettings, componentsIn } from '../../../scripts/salesforce/contract-program.ts'
import type { Contract } from '../../../scripts/salesforce/contract.ts'
import { projectRoot } from '../../../scripts/salesforce/sources.ts'

const TYPES = join(projectRoot, 'tools/salesforce/types')
const APEX = join(TYPES, 'apex.d.ts')
const COMPONENT = join(projectRoot, 'force-app/main/default/lwc/desk/desk.js')

const { options } = componentSettings()
const real = ts.createCompilerHost(options)
/** The platform's declarations are the same for every test. */
const kept = new Map<string, ts.SourceFile | undefined>()

/** A component over a contract, as the type check of the components sees it. */
function programOf(contract: Contract, component: string): ts.Program {
  const texts = new Map([
    [APEX, declarationsOf(contract)],
    [COMPONENT, component],
  ])
  const host: ts.CompilerHost = {
    ...real,
    fileExists: (path) => texts.has(path) || real.fileExists(path),
    getSourceFile: (path, language) => {
      const text = texts.get(path)
      if (text !== undefined) return ts.createSourceFile(path, text, language)
      if (!kept.has(path)) kept.set(path, real.getSourceFile(path, language))
      return kept.get(path)
    },
  }
  const declarations = ['platform.d.ts', 'components.d.ts'].map((name) => join(TYPES, name))
  return ts.createProgram([APEX, ...declarations, COMPONENT], options, host)
}

/** What is found wrong in a made-up component: by the type check, its codes, and by the check of the contract. */
export function faultsOfComponent(contract: Contract, component: string) {
  const program = programOf(contract, component)
  const errors = ts.getPreEmitDiagnostics(program, program.getSourceFile(COMPONENT))
  return {
    types: errors.map(({ code }) => `TS${code}`),
    contract: faultsOfComponents(componentsIn(program), contract, program.getTypeChecker()),
  }
}
