/** A decision by its file name and head. A missing entry of the head is empty. */
export type Decision = {
  file: string
  /** From the file name, `0012`. */
  number: string
  title: string
  /** The number in the heading, `12`. */
  titleNumber: string
  date: string
  /** As written: `accepted`, or `superseded by` and a link. */
  status: string
  /** The file that the status links to. */
  successor: string | undefined
  sections: string[]
}

const FILE = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/
const HEAD = /^# (\d+)\. (.+)\n\n- Date: (\d{4}-\d{2}-\d{2})\n- Status: (.+)\n\n/
const SUPERSEDED = /^superseded by \[(\d{4})\]\((\1-[a-z0-9-]+\.md)\)$/
const SECTIONS = ['Context', 'Decision', 'Consequences']
const INDEX_HEADING = '## Index'

/** Reads the file name, the head and the section headings. */
export function readDecision({ file, text }: { file: string; text: string }): Decision {
  const [, titleNumber = '', title = '', date = '', status = ''] = HEAD.exec(text) ?? []
  return {
    file,
    number: FILE.exec(file)?.[1] ?? '',
    titleNumber,
    title,
    date,
    status,
    successor: SUPERSEDED.exec(status)?.[2],
    sections: [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading),
  }
}

/** The faults of the decisions, which must be in the order of their file names. */
export function faultsOfDecisions(decisions: Decision[]): string[] {
  return decisions.flatMap((decision, index) =>
    faultsOfDecision(decision, { decisions, index }).map((fault) => `${decision.file}: ${fault}`),
  )
}

function faultsOfDecision(decision: Decision, place: { decisions: Decision[]; index: number }): string[] {
  if (!decision.number) return ['the name must be NNNN-words-in-lower-case.md']
  if (!decision.title) return ['the head must be "# N. Title", "- Date: YYYY-MM-DD" and "- Status: ...", in that order']
  const { number, titleNumber, date, sections } = decision
  return [
    ...(Number(number) === place.index + 1 ? [] : [`the number is not the next one, ${place.index + 1}`]),
    ...(Number(titleNumber) === Number(number) ? [] : [`the heading says ${titleNumber}`]),
    ...(isDate(date) ? [] : [`${date} is not a date`]),
    ...faultsOfStatus(decision, place.decisions),
    ...(String(sections) === String(SECTIONS) ? [] : [`the sections must be ${SECTIONS.join(', ')}`]),
  ]
}

function faultsOfStatus({ number, status, successor }: Decision, decisions: Decision[]): string[] {
  if (status === 'accepted') return []
  if (!successor) return ['the status must be "accepted" or "superseded by [NNNN](NNNN-name.md)"']
  const isLater = decisions.some(({ file, number: other }) => file === successor && other > number)
  return isLater ? [] : [`there is no later decision ${successor}`]
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The README of the folder with its table of all decisions written again. Everything above the heading stays. */
export function withIndex(readme: string, decisions: Decision[]): string {
  const [prose = ''] = readme.split(`\n${INDEX_HEADING}\n`)
  const rows = decisions.map(
    ({ number, file, title, status, date }) => `| [${number}](${file}) | ${title} | ${status} | ${date} |`,
  )
  const table = ['| number | title | status | date |', '| --- | --- | --- | --- |', ...rows].join('\n')
  return `${prose.trimEnd()}\n\n${INDEX_HEADING}\n\n${table}\n`
}
