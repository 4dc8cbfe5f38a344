import { matchesGlob } from 'node:path'
import type { Failures } from '../report.ts'
import type { Source } from '../sources.ts'

/** Classes of tests are deployed and never run by anybody's work. Salesforce leaves them out of the org's limit of code too. */
const isTest = ({ path }: Source) => path.includes('/classes/tests/')

/** The largest size of a package, in bytes: all that is used of its sources, and the JavaScript that a browser loads. */
const BUDGETS = [
  { what: 'sources', counts: (source: Source) => !isTest(source), bytes: 650_000 },
  { what: 'JavaScript', counts: ({ path }: Source) => path.endsWith('.js'), bytes: 160_000 },
]

/** The sources that a deployment takes along: those that no line of .forceignore names. */
export function deployedOf(sources: Source[], forceignore: string): Source[] {
  const patterns = forceignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return sources.filter(({ path }) => !patterns.some((pattern) => matchesGlob(path, pattern)))
}

/** Which part of the package has outgrown its budget. */
export function faultsOfSize(sources: Source[]): Failures {
  return BUDGETS.flatMap(({ what, counts, bytes }) => {
    const size = sizeOf(sources.filter(counts))
    return size > bytes ? [`${what} take ${size} bytes, more than ${bytes}`] : []
  })
}

/** How large the parts are, in words. */
export function wordsOfSize(sources: Source[]): string {
  const parts = BUDGETS.map(({ what, counts, bytes }) => `${what} ${sizeOf(sources.filter(counts))} of ${bytes} bytes`)
  return [...parts, `classes of tests ${sizeOf(sources.filter(isTest))}`].join(', ')
}

const sizeOf = (sources: Source[]) => sources.reduce((total, { text }) => total + Buffer.byteLength(text), 0)
