import { Type, type Static } from 'typebox'
import { translate, type Language } from '../../platform/labels/labels.ts'
import { Exactly, Nullable } from '../../platform/schemas.ts'
import type { Difference } from '../compare/difference.ts'
import { automationWords } from './automation.ts'
import { digitsIn, fieldTypeWords } from './field-type.ts'
import { valuesWords } from './picklist.ts'

/** What one org has, in the reader's language. */
export const SideWords = Exactly({
  text: Type.String(),
  spoken: Nullable(Type.String(), { description: 'what a dash means; null: the text says it all' }),
})
export type SideWords = Static<typeof SideWords>

export type Side = 'sandbox' | 'production'

/** How a comparison writes a value that the reading did not see. */
const UNSEEN = '?'

const DASH = '–'

const YES_OR_NO: Difference['kind'][] = ['field-required', 'field-unique', 'field-external-id', 'picklist-restricted']

/** What both orgs have, or why nothing is known of it. */
export const wordsOf = (difference: Difference, language: Language): Record<Side, SideWords> => ({
  sandbox: sideWords('sandbox', difference, language),
  production: sideWords('production', difference, language),
})

function sideWords(side: Side, difference: Difference, language: Language): SideWords {
  const words = (id: string) => translate(language, `parity.side.${id}`)
  if (difference.kind === 'picklist-values' && difference[side] === '') return { text: DASH, spoken: words('noValues') }
  return { text: textOf(side, difference, language), spoken: null }
}

function textOf(side: Side, difference: Difference, language: Language): string {
  const words = (id: string) => translate(language, `parity.side.${id}`)
  const { kind, visibility } = difference
  const text = difference[side]
  if (text === UNSEEN) return words('notVisible')
  if (YES_OR_NO.includes(kind)) return words(text === 'true' ? 'yes' : 'no')
  if (text !== null) return presentText(text, kind, language)
  if (visibility === 'seen') return words('missing')
  return words(kind.endsWith(`-in-${side}`) ? 'notVisible' : 'visible')
}

/** What is there, by the kind of difference. Formulas, lengths and API names of objects stay as they are. */
function presentText(text: string, kind: Difference['kind'], language: Language): string {
  if (kind === 'field-type' || /^field-.+-in-/.test(kind)) return fieldTypeWords(text, language)
  if (kind === 'field-precision') return translate(language, 'parity.side.digits', digitsIn(text))
  if (kind === 'picklist-values') return valuesWords(text, language)
  const what = (['trigger', 'flow', 'rule'] as const).find((one) => kind.startsWith(`${one}-`))
  if (what) return automationWords(text, { what, isCompared: kind === `${what}-changed`, language })
  if (text !== '') return text
  return translate(language, `parity.side.${kind === 'field-formula' ? 'noFormula' : 'noReference'}`)
}
