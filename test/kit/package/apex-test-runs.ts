import { packageSources } from '../../../scripts/salesforce/sources.ts'
import { call, Unsupported, type Program, readProgram, startMachine } from '../../../packages/apex-interpreter/index.ts'
import { simulatedOrg } from './simulated-org.ts'
import { packagePlatform, testPlatform } from './apex-platform.ts'

/** The outcome of a test of the package: it passed, it failed, or it needs what only the platform knows. */
type TestRun = { name: string; failure?: unknown; unsupported?: Unsupported }

/** Runs each test with several seeds, since Apex promises no order of sets and maps. */
const SEEDS = [1, 2, 3]

/** Runs the tests of the package, each in isolation. `change` may put a fault into the sources. */
export async function testRuns(change = (text: string) => text): Promise<TestRun[]> {
  const sources = packageSources('classes/**/*.cls')
  const program = await readProgram(sources.map(({ text }) => change(text)))
  const platform = packagePlatform()
  const org = await simulatedOrg('sandbox')
  return testNames(program).map((name) =>
    runOf(name, () => {
      SEEDS.forEach((seed) => call(startMachine(program, { ...platform, ...testPlatform(seed, org) }), name))
    }),
  )
}

const testNames = ({ classes }: Program): string[] =>
  [...classes.values()].flatMap(({ written, methods }) =>
    methods.filter(({ modifiers }) => modifiers.includes('@istest')).map(({ name }) => `${written}.${name}`),
  )

function runOf(name: string, run: () => void): TestRun {
  try {
    run()
    return { name }
  } catch (fault) {
    return fault instanceof Unsupported ? { name, unsupported: fault } : { name, failure: fault }
  }
}
