import { spawnSync } from 'node:child_process'
import type { Commit } from './rules.ts'

const FIELD = '\u001f'
const RECORD = '\u001e'

/** The commits after `base` up to HEAD, without merges. A string says why there is nothing to check. */
export function commitsAfter(base: string, folder: string): Commit[] | string {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (git('rev-parse', '--git-dir').status !== 0) return 'no git history here: no commit to check'
  if (git('merge-base', '--is-ancestor', base, 'HEAD').status !== 0) {
    return `the history does not reach back to ${base.slice(0, 7)}: no commit to check`
  }
  const log = git('log', '--no-merges', `--format=%h${FIELD}%s${FIELD}%b${RECORD}`, `${base}..HEAD`)
  if (log.status !== 0) throw new Error(`git log failed: ${log.stderr}`)
  return log.stdout
    .split(RECORD)
    .map((record) => record.trim())
    .filter((record) => record !== '')
    .map(toCommit)
}

function toCommit(record: string): Commit {
  const [hash = '', subject = '', body = ''] = record.split(FIELD)
  return { hash, subject, body }
}
