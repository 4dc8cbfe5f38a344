import { describe, expect, it } from 'vitest'
import { faultsOfCommit } from '../../../scripts/commits/rules.ts'

const WHY = 'Salesforce refuses fewer.'

function faultsOf(subject: string, body = WHY): string[] {
  return faultsOfCommit({ hash: 'abc1234', subject, body })
}

describe('the rule of commit messages', () => {
  it.each([
    'feat(credits): refuse a limit below 100,000',
    'feat(org-api)!: drop the first version',
    'fix: put back the dots',
    `docs: ${'a'.repeat(66)}`,
  ])('accepts "%s"', (subject) => {
    expect(faultsOf(subject)).toEqual([])
  })

  it.each([
    ['no type', 'refuse a limit below 100,000', 'not type(scope): text'],
    ['an unknown type', 'feature: refuse a limit', 'not type(scope): text'],
    ['a capital type', 'Feat: refuse a limit', 'not type(scope): text'],
    ['no blank after the colon', 'feat:refuse a limit', 'not type(scope): text'],
    ['no text', 'feat: ', 'not type(scope): text'],
    ['an empty scope', 'feat(): refuse a limit', 'not type(scope): text'],
    ['73 characters', `docs: ${'é'.repeat(67)}`, '73 characters'],
    ['two ideas', 'fix(parity): compare as sets; sort rows', 'semicolon'],
  ])('refuses a subject with %s', (_what, subject, fault) => {
    expect(faultsOf(subject)).toEqual([expect.stringContaining(fault)])
  })

  it.each(['feat', 'fix', 'perf', 'refactor', 'fix(parity)', 'feat!'])('demands a body of a %s', (type) => {
    expect(faultsOf(`${type}: compare as sets`, '')).toEqual([expect.stringContaining('a body that says why')])
  })

  it('does not count trailers as a body', () => {
    expect(faultsOf('fix: compare as sets', 'Signed-off-by: A Person <a@b.example>\n')).toHaveLength(1)
  })

  it.each(['docs', 'test', 'style', 'chore', 'build', 'ci', 'revert'])('demands no body of a %s', (type) => {
    expect(faultsOf(`${type}: name the packages`, '')).toEqual([])
  })

  it('names the commit and each of its faults', () => {
    const faults = faultsOf(`fix: one; ${'two '.repeat(20)}`, '')
    expect(faults).toHaveLength(3)
    expect(faults[0]).toMatch(/^abc1234 "fix: one; two /)
  })
})
