import type { Failures } from './report.ts'
import type { Source } from './sources.ts'

/** The largest size of the package's sources, in bytes: all of them, and the JavaScript a browser loads. */
const BUDGETS = [
  { what: 'sources', matches: /./, bytes: 400_000 },
  { what: 'JavaScript', matches: /\.js$/, bytes: 100_000 },
]

/** Which part of the package has outgrown its budget. */
export function faultsOfSize(sources: Source[]): Failures {
  return BUDGETS.flatMap(({ what, matches, bytes }) => {
    const size = sources
      .filter(({ path }) => matches.test(path))
      .reduce((total, { text }) => total + Buffer.byteLength(text), 0)
    return size > bytes ? [`${what} take ${size} bytes, more than ${bytes}`] : []
  })
}
