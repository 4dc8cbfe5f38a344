/**
 * Checks the contract between the Apex of the package and its components. `--write` writes the types of the Apex, against
 * which the components are type-checked.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import ts from 'typescript'
import { faultsOfComponents } from './components.ts'
import { declarationsOf } from './declarations.ts'
import { faultsOfContract } from './contract.ts'
import { componentSettings, componentsIn, componentTests } from './program.ts'
import { packageContract } from './sources.ts'
import { faultsOfStandIns } from './stand-ins.ts'
import { report } from '../report.ts'
import { projectRoot } from '../sources.ts'

const DECLARATIONS = 'scripts/salesforce/types/apex.d.ts'

const contract = await packageContract()
const file = join(projectRoot, DECLARATIONS)
const declarations = await format(declarationsOf(contract), { ...(await resolveConfig(file)), filepath: file })
const { values } = parseArgs({ options: { write: { type: 'boolean' } } })
if (values.write) writeFileSync(file, declarations)

const { fileNames, options } = componentSettings()
const program = ts.createProgram([...fileNames, ...componentTests()], options)
const checker = program.getTypeChecker()

report('Contract of the components with Apex', [
  ...faultsOfContract(contract),
  ...faultsOfComponents(componentsIn(program), contract, checker),
  ...faultsOfStandIns(componentsIn(program, { tests: true }), checker),
  ...(readFileSync(file, 'utf8') === declarations ? [] : [`${DECLARATIONS} is not what Apex says: npm run apex:types`]),
])
