import {
  readProgram,
  runTest,
  startMachine,
  testMethodsOf,
  Unsupported,
  type Program,
} from '../../../packages/apex-interpreter/index.ts'
import { packageSources } from '../sources.ts'
import type { TestOrg } from './orgs.ts'

/** How a test of the package ended in one org: it held, it failed, or it met what the interpreter does not know. */
export type TestRun = { name: string; org: string; failure?: unknown; unsupported?: Unsupported }

/** The classes of the package. `change` may put a fault into their texts. */
export const packageProgram = (change = (text: string) => text): Promise<Program> =>
  readProgram(packageSources('classes/**/*.cls').map(({ text }) => change(text)))

/** Runs tests in each org, each as if it were the only one. */
export const runsOf = (program: Program, orgs: TestOrg[], names = testMethodsOf(program)): TestRun[] =>
  orgs.flatMap((org) => names.map((name) => runOf(name, org, program)))

function runOf(name: string, { name: org, ...platform }: TestOrg, program: Program): TestRun {
  try {
    runTest(name, startMachine(program, platform))
    return { name, org }
  } catch (fault) {
    return fault instanceof Unsupported ? { name, org, unsupported: fault } : { name, org, failure: fault }
  }
}
