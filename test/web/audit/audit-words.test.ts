import { describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '../../../companion/src/platform/audit/actions.ts'
import { labelsOf, type Language } from '../../../companion/src/platform/labels/labels.ts'
import { LANGUAGES } from '../../../companion/src/platform/labels/languages.ts'

const PREFIX = 'web.audit.action.'
const AREA = 'web.audit.area.'

const below = (language: Language, prefix: string) =>
  Object.entries(labelsOf(language)).flatMap(([id, text]) =>
    id.startsWith(prefix) ? [[id.slice(prefix.length), text] as const] : [],
  )

describe.each(LANGUAGES)('UX-B15 the words of the audit trail: %s', (language) => {
  it('name each action, and nothing else', () => {
    expect(
      below(language, PREFIX)
        .map(([action]) => action)
        .toSorted(),
    ).toEqual(AUDIT_ACTIONS.toSorted())
  })

  it('name two actions differently', () => {
    const texts = below(language, PREFIX).map(([, text]) => text)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('name the area of each action', () => {
    const areas = new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0]))
    expect(new Set(below(language, AREA).map(([area]) => area))).toEqual(areas)
  })
})
