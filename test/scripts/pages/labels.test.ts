import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../scripts/pages/labels.ts'
import { projectRoot } from '../../../scripts/pages/root.ts'
import { allLabels, areas, labelsOf } from '../../kit/web/labels.ts'

const others = LANGUAGES.filter((language) => language !== 'en')

/** The names of a label's placeholders, at any depth of its text. */
const placeholdersOf = (text: string): string[] =>
  [...new Set([...JSON.stringify(syntaxOf(text)).matchAll(/"type":[1-6],"value":"([^"]+)"/g)].map(([, name]) => name))]
    .map(String)
    .sort()

const syntaxOf = (text: string) => new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()

describe.each(areas)('the labels of %s', (area) => {
  const english = labelsOf('en', area)

  it.each(others)('have the same ids in %s as in English', (language) => {
    expect(Object.keys(labelsOf(language, area)).sort()).toEqual(Object.keys(english).sort())
  })

  it.each(others)('have the same placeholders in %s as in English', (language) => {
    const translated = labelsOf(language, area)
    const asked = Object.keys(english).map((id) => [id, placeholdersOf(translated[id] ?? '')])
    expect(asked).toEqual(Object.entries(english).map(([id, text]) => [id, placeholdersOf(text)]))
  })

  it.each(LANGUAGES)('are all filled in, in %s', (language) => {
    expect(Object.entries(labelsOf(language, area)).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

describe('the labels of all areas', () => {
  it('have unique ids, because the areas are served as one table', () => {
    const ids = areas.flatMap((area) => Object.keys(labelsOf('en', area)))
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

describe('the placeholders of a label', () => {
  it('are found in plain text, in plurals and in dates', () => {
    expect(placeholdersOf('{name}, {n, plural, one {# of {limit}} other {#}}, {at, date, short}')).toEqual([
      'at',
      'limit',
      'n',
      'name',
    ])
  })
})

describe('the labels that the pages use', () => {
  const known = allLabels('en')
  const modules = globSync('companion/web/modules/*/*/*.ts', { cwd: projectRoot })
  const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')

  const templateOf = (file: string) =>
    globSync('*.html', { cwd: join(projectRoot, dirname(file)) }).map((name) => textOf(join(dirname(file), name)))

  const usedBy = (file: string): string[] => {
    const prefix = /labelsBelow\('([\w.]+)'\)/.exec(textOf(file))?.[1]
    if (prefix === undefined) return []
    const source = [textOf(file), ...templateOf(file)].join('\n')
    return [...source.matchAll(/\blabels\.([a-zA-Z]+)/g)].map(([, name]) => `${prefix}.${String(name)}`)
  }

  it('all exist', () => {
    const named = modules.flatMap((file) =>
      [...textOf(file).matchAll(/label\('([\w.]+)'/g)].map(([, id]) => String(id)),
    )
    const used = [...modules.flatMap(usedBy), ...named]
    expect(used.length).toBeGreaterThan(100)
    expect(used.filter((id) => !(id in known))).toEqual([])
  })
})

describe('the wording of the original documents', () => {
  it.each([
    ['fr', 'web.nav.myAccount', 'Mon compte'],
    ['fr', 'web.connections.setUp', 'Configurer une nouvelle connexion CRM'],
    ['fr', 'web.connectDialog.authorize', 'Autoriser'],
    ['sv', 'web.nav.myAccount', 'Mitt konto'],
    ['fr', 'web.general.limit', 'Limite quotidienne de l’API CRM'],
    ['sv', 'web.general.limit', 'Daglig API-gräns för CRM'],
    ['ko', 'web.general.limit', '일별 CRM API 제한'],
    ['ko', 'web.nav.myAccount', '내 계정'],
    ['zh-TW', 'web.general.limit', '每日 CRM API 限制'],
    ['zh-TW', 'web.nav.myAccount', '我的帳戶'],
  ])('are kept in %s: %s', (language, id, text) => {
    expect(allLabels(language)[id]).toBe(text)
  })
})
