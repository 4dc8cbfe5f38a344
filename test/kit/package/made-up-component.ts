import { join } from 'node:path'
import ts from 'typescript'
import { faultsOfComponents } from '../../../scripts/salesforce/contract/components.ts'
import { declarationsOf } from '../../../scripts/salesforce/contract/declarations.ts'
import { componentSettings, componentsIn } from '../../../scripts/salesforce/contract/program.ts'
import { faultsOfStandIns } from '../../../scripts/salesforce/contract/stand-ins.ts'
import type { Contract } from '../../../scripts/salesforce/contract/contract.ts'
import { projectRoot } from '../../../scripts/salesforce/sources.ts'

const TYPES = join(projectRoot, 'scripts/salesforce/types')
const APEX = join(TYPES, 'apex.d.ts')
const COMPONENT = join(projectRoot, 'force-app/main/office/lwc/desk/desk.js')
const TEST = join(projectRoot, 'force-app/main/office/lwc/desk/__tests__/desk.test.js')

const { options } = componentSettings()
const real = ts.createCompilerHost(options)
/** The platform's declarations are the same for every test. */
const kept = new Map<string, ts.SourceFile | undefined>()

/** A component or its test with a contract, as the type check of the components reads it. */
function programOf(contract: Contract, path: string, code: string): ts.Program {
  const texts = new Map([
    [APEX, declarationsOf(contract)],
    [path, code],
  ])
  const host: ts.CompilerHost = {
    ...real,
    fileExists: (name) => texts.has(name) || real.fileExists(name),
    getSourceFile: (name, language) => {
      const text = texts.get(name)
      if (text !== undefined) return ts.createSourceFile(name, text, language)
      if (!kept.has(name)) kept.set(name, real.getSourceFile(name, language))
      return kept.get(name)
    },
  }
  const declarations = ['platform.d.ts', 'components.d.ts'].map((name) => join(TYPES, name))
  return ts.createProgram([APEX, ...declarations, path], options, host)
}

/** The faults of a made-up component: the codes of the type check, and the messages of the contract check. */
export function faultsOfComponent(contract: Contract, component: string) {
  const program = programOf(contract, COMPONENT, component)
  const errors = ts.getPreEmitDiagnostics(program, program.getSourceFile(COMPONENT))
  return {
    types: errors.map(({ code }) => `TS${code}`),
    contract: faultsOfComponents(componentsIn(program), contract, program.getTypeChecker()),
  }
}

/** The faults of a made-up test of a component. */
export function faultsOfTest(contract: Contract, test: string): string[] {
  const program = programOf(contract, TEST, test)
  return faultsOfStandIns(componentsIn(program, { tests: true }), program.getTypeChecker())
}
