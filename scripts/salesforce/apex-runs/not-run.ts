import type { TestRun } from './run.ts'

/** As many tests of the package as may wait for a real org. */
export const MAX_NOT_RUN = 15

const [BEGIN, END] = ['<!-- tests that no evaluator runs: begin -->', '<!-- tests that no evaluator runs: end -->']

/** The tests that the interpreter cannot run in some org, with what it lacks. Sorted by name. */
export function notRun(runs: TestRun[]): Map<string, string> {
  const all = runs.flatMap(({ name, unsupported }) => (unsupported ? [[name, unsupported.what] as const] : []))
  return new Map(all.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** The document with the list of these tests between its two marks. */
export function withList(document: string, lacking: Map<string, string>): string {
  const [before, rest] = document.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`the document lacks the marks ${BEGIN} and ${END}`)
  const list = [...lacking].map(([name, what]) => `- \`${name}\`: ${what}`).join('\n')
  const told =
    lacking.size === 0
      ? 'The evaluator runs all test methods.'
      : `The evaluator cannot run these test methods:\n\n${list}`
  return `${before}${BEGIN}\n\n${told}\n\n${END}${after}`
}
