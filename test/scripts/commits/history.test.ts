import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitsAfter } from '../../../scripts/commits/history.ts'

const IDENTITY = ['-c', 'user.name=A', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollbridge-commits-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function git(...args: string[]): string {
  return execFileSync('git', [...IDENTITY, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim()
}

/** Makes a commit and returns its full hash. */
function commit(...messages: string[]): string {
  git('commit', '--allow-empty', ...messages.flatMap((message) => ['-m', message]))
  return git('rev-parse', 'HEAD')
}

describe('the commits to check', () => {
  it('are those after the base, newest first, with subject and body', () => {
    git('init', '-q')
    const base = commit('an old one')
    commit('fix: one', 'The first line.\nThe second.', 'Signed-off-by: A <a@b.example>')
    commit('docs: two')
    expect(commitsAfter(base, folder)).toEqual([
      { hash: expect.stringMatching(/^[0-9a-f]{7,}$/), subject: 'docs: two', body: '' },
      {
        hash: expect.stringMatching(/^[0-9a-f]{7,}$/),
        subject: 'fix: one',
        body: 'The first line.\nThe second.\n\nSigned-off-by: A <a@b.example>',
      },
    ])
  })

  it('leave out merges', () => {
    git('init', '-q', '-b', 'main')
    const base = commit('an old one')
    git('checkout', '-q', '-b', 'side')
    commit('docs: on the side')
    git('checkout', '-q', 'main')
    git('merge', '--no-ff', '-m', 'Merge the side', 'side')
    expect(commitsAfter(base, folder)).toMatchObject([{ subject: 'docs: on the side' }])
  })

  it('are empty without a git history', () => {
    expect(commitsAfter('637d4c9', folder)).toBe('no git history here: no commit to check')
  })

  it('are empty in a shallow clone without the base', () => {
    git('init', '-q')
    const base = commit('an old one')
    commit('docs: new')
    const clone = join(folder, 'clone')
    git('clone', '-q', '--depth', '1', pathToFileURL(folder).href, clone)
    expect(commitsAfter(base, clone)).toBe(`the history does not reach back to ${base.slice(0, 7)}: no commit to check`)
  })
})
