export type Commit = {
  /** Abbreviated. */
  hash: string
  subject: string
  /** The message without its subject, trailers such as `Signed-off-by` included. */
  body: string
}

const MAX_SUBJECT_LENGTH = 72
const TYPES = ['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert', 'style', 'test']
const TYPES_WITH_BODY = ['feat', 'fix', 'perf', 'refactor']

const CONVENTIONAL = new RegExp(`^(?<type>${TYPES.join('|')})(?:\\([a-z0-9-]+\\))?!?: \\S`)
const TRAILER = /^[A-Za-z][A-Za-z-]*: \S/

/** The faults of a commit's message, each with the hash and the subject. */
export function faultsOfCommit({ hash, subject, body }: Commit): string[] {
  const type = CONVENTIONAL.exec(subject)?.groups?.type
  const { length } = subject
  const faults = [
    ...(type ? [] : [`the subject is not type(scope): text, with a type of ${TYPES.join(', ')}`]),
    ...(length > MAX_SUBJECT_LENGTH ? [`the subject has ${length} characters of at most ${MAX_SUBJECT_LENGTH}`] : []),
    ...(subject.includes(';') ? ['the subject has a semicolon: one idea a commit'] : []),
    ...(type && TYPES_WITH_BODY.includes(type) && !saysWhy(body) ? [`a ${type} needs a body that says why`] : []),
  ]
  return faults.map((fault) => `${hash} "${subject}": ${fault}`)
}

function saysWhy(body: string): boolean {
  return body.split('\n').some((line) => line.trim() !== '' && !TRAILER.test(line))
}
