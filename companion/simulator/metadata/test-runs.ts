import { setImmediate as turn } from 'node:timers/promises'
import {
  readProgram,
  runTest,
  startMachine,
  testMethodsOf,
  Unsupported,
  type Machine,
  type OrgFacts,
  type Program,
} from '../../../packages/apex-interpreter/index.ts'
import { packageFacts } from '../../../scripts/salesforce/apex-runs/package-org.ts'
import { describedIn } from '../apex/evaluated/described.ts'
import { copyOf } from '../apex/evaluated/org-copy.ts'
import type { Org } from '../org/org.ts'
import type { Deployment, TestResult } from './deployment.ts'

type Asked = Pick<Deployment, 'testLevel' | 'runTests' | 'content'>

/** Runs the tests of a deployment, in the org as it would be: each test as if it were the only one. */
export async function runTests(deployment: Asked, org: Org): Promise<TestResult[]> {
  const program = await programOf(deployment, org)
  if (typeof program === 'string') return [{ className: '', methodName: '', message: program }]
  const [names, facts] = [namesOf(deployment, program), packageFacts()]
  const results: TestResult[] = []
  for (const name of names) {
    results.push(resultOf(name, () => machineFor(program, facts, org)))
    // The org goes on answering while tests run.
    await turn()
  }
  return [...results, ...unknownClasses(deployment, program)]
}

/** The program of the org after the deployment, or why it does not compile. */
async function programOf(deployment: Asked, org: Org): Promise<Program | string> {
  try {
    return await readProgram([...classesAfter(deployment, org).values()])
  } catch (fault) {
    return messageOf(fault)
  }
}

const CODE = /\.cls$/

/** The text of each class that the org has after the deployment, by its name in lower case. */
function classesAfter({ content }: Asked, { state }: Org): Map<string, string> {
  const texts = (files: Iterable<[string, string]>) =>
    [...files].flatMap(([path, text]) => (CODE.test(path) ? text : []))
  const there = state.deployed.map(({ type, fullName, files = {} }) => ({
    type,
    fullName,
    files: Object.entries(files),
  }))
  const brought = content.components.map(({ type, fullName, files }) => ({ type, fullName, files: [...files] }))
  return new Map(
    [...there, ...brought].flatMap(({ type, fullName, files }) =>
      type === 'ApexClass' ? texts(files).map((text) => [fullName.toLowerCase(), text] as const) : [],
    ),
  )
}

function namesOf({ testLevel, runTests: asked = [] }: Asked, program: Program): string[] {
  const all = testMethodsOf(program)
  if (testLevel !== 'RunSpecifiedTests') return all
  const classes = new Set(asked.map((name) => name.toLowerCase()))
  return all.filter((name) => classes.has(name.split('.')[0]?.toLowerCase() ?? ''))
}

/** UNSURE of the message for a class that is not there. */
const unknownClasses = ({ testLevel, runTests: asked = [] }: Asked, { classes }: Program): TestResult[] =>
  asked
    .filter((name) => testLevel === 'RunSpecifiedTests' && !classes.has(name.toLowerCase()))
    .map((className) => ({ className, methodName: '', message: `The test class ${className} is not in this org` }))

function resultOf(name: string, machine: () => Machine): TestResult {
  const [className = '', methodName = ''] = name.split('.')
  try {
    runTest(name, machine())
    return { className, methodName }
  } catch (fault) {
    const message = fault instanceof Unsupported ? `The simulator does not know ${fault.what}` : messageOf(fault)
    return { className, methodName, message }
  }
}

const messageOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

function machineFor(program: Program, facts: OrgFacts, org: Org): Machine {
  const call = { parameters: {}, timeZone: 'Europe/Stockholm', language: languageOf(org) }
  return startMachine(program, { org: copyOf(org, facts, call), double: describedIn(org) })
}

const languageOf = ({ state }: Org): string => state.organization.languageLocaleKey ?? 'en'
