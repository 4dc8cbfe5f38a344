import { matchesGlob } from 'node:path'
import type { Failures } from '../report.ts'
import type { Source } from '../sources.ts'

/** Test classes are deployed but run only as tests. Salesforce also excludes them from the org's limit of code. */
const isTest = ({ path }: Source) => path.includes('/classes/tests/')

/** The maximum size of a package, in bytes: its sources without tests, and the JavaScript that a browser loads. */
const BUDGETS = [
  { what: 'sources', counts: (source: Source) => !isTest(source), bytes: 650_000 },
  { what: 'JavaScript', counts: ({ path }: Source) => path.endsWith('.js'), bytes: 160_000 },
]

/** The deployed sources: those that .forceignore does not exclude. */
export function deployedOf(sources: Source[], forceignore: string): Source[] {
  const patterns = forceignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return sources.filter(({ path }) => !patterns.some((pattern) => matchesGlob(path, pattern)))
}

/** The parts of the package that exceed their budget. */
export function faultsOfSize(sources: Source[]): Failures {
  return BUDGETS.flatMap(({ what, counts, bytes }) => {
    const size = sizeOf(sources.filter(counts))
    return size > bytes ? [`${what} take ${size} bytes, more than ${bytes}`] : []
  })
}

/** The sizes of the parts, as text. */
export function wordsOfSize(sources: Source[]): string {
  const parts = BUDGETS.map(({ what, counts, bytes }) => `${what} ${sizeOf(sources.filter(counts))} of ${bytes} bytes`)
  return [...parts, `classes of tests ${sizeOf(sources.filter(isTest))}`].join(', ')
}

const sizeOf = (sources: Source[]) => sources.reduce((total, { text }) => total + Buffer.byteLength(text), 0)
