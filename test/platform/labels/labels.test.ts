import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { allRefusals } from '../../kit/service/refusal.ts'
import { labelsOf, translate } from '../../../companion/src/platform/labels/labels.ts'
import { LANGUAGES } from '../../../companion/src/platform/labels/languages.ts'

const FOLDER = join(import.meta.dirname, '../../../companion/labels')

const Placeholder = Type.Object({ value: Type.String(), type: Type.Integer({ minimum: 1 }) })

/** The names of all parameters, at any depth of the parsed message. */
function placeholders(text: string): string[] {
  const names = new Set<string>()
  JSON.stringify(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst(), (_key, node: unknown) => {
    if (Value.Check(Placeholder, node)) names.add(node.value)
    return node
  })
  return [...names].toSorted()
}

describe('labels', () => {
  const english = labelsOf('en')

  it.each(LANGUAGES)('in %s have the ids and placeholders of English', (language) => {
    const labels = labelsOf(language)
    expect(Object.keys(labels).toSorted()).toEqual(Object.keys(english).toSorted())
    for (const [id, text] of Object.entries(labels))
      expect([id, placeholders(text)]).toEqual([id, placeholders(english[id] ?? '')])
  })

  it.each(LANGUAGES)('in %s can be read by the message format, and none is empty', (language) => {
    for (const [id, text] of Object.entries(labelsOf(language))) {
      expect(() => new IntlMessageFormat(text, language, undefined, { ignoreTag: true }), id).not.toThrow()
      expect(text.trim(), id).not.toBe('')
    }
  })

  it('are in the same files for every language', () => {
    const files = readdirSync(join(FOLDER, 'en'))
    for (const language of LANGUAGES) expect(readdirSync(join(FOLDER, language))).toEqual(files)
  })

  it('have a title, a cause and a remedy for every refusal', () => {
    const needed = Object.keys(allRefusals).flatMap((code) =>
      ['title', 'cause', 'remedy'].map((part) => `error.${code}.${part}`),
    )
    expect(needed.filter((id) => english[id] === undefined)).toEqual([])
  })

  it('format their parameters by the rules of the language', () => {
    expect(translate('en', 'error.TOO_MANY_REQUESTS.remedy', { seconds: 1 })).toBe('Wait 1 second, then try again.')
    expect(translate('sv', 'error.TOO_MANY_REQUESTS.remedy', { seconds: 2 })).toContain('2 sekunder')
  })

  it('show their id when the label is missing', () => {
    expect(translate('fr', 'no.such.label')).toBe('no.such.label')
  })
})
