import type { Kind, Severity } from './difference.ts'
import { precisionText, typeText } from '../fingerprint/field-text.ts'
import type { Field } from '../fingerprint/fingerprint.ts'

/** A field as both orgs have it. */
export type Pair = { sandbox: Field; production: Field }

/** What differs of something that both orgs have. */
export type Differing = { kind: Kind; sandbox: string; production: string; isIncompatible: boolean }

type Check = {
  kind: Kind
  text: (field: Field, other: Field) => string
  /** Whether what works in one org may fail in the other; never, if it is left out. */
  isIncompatible?: (pair: Pair) => boolean
}

const always = () => true
const UNKNOWN = '?'

/** What else is compared of fields of one type. */
const CHECKS: Check[] = [
  {
    kind: 'field-length',
    text: ({ length }) => String(length),
    isIncompatible: ({ sandbox, production }) => production.length < sandbox.length,
  },
  { kind: 'field-precision', text: precisionText, isIncompatible: isNarrowerInProduction },
  { kind: 'field-required', text: ({ required }) => String(required), isIncompatible: always },
  { kind: 'field-unique', text: ({ unique }) => String(unique) },
  { kind: 'field-external-id', text: ({ externalId }) => String(externalId) },
  { kind: 'field-formula', text: formulaText },
  { kind: 'field-references', text: ({ references }) => references.join(', ') },
  { kind: 'picklist-values', text: ownValues, isIncompatible: lacksValues },
  { kind: 'picklist-restricted', text: ({ restricted }) => String(restricted) },
]

/** What differs between a field of the sandbox and the one of the same name in production. Another type says it all. */
export function compareField(pair: Pair): Differing[] {
  const { sandbox, production } = pair
  if (sandbox.type !== production.type)
    return [{ kind: 'field-type', sandbox: typeText(sandbox), production: typeText(production), isIncompatible: true }]
  return CHECKS.flatMap(({ kind, text, isIncompatible }) => {
    const texts = { sandbox: text(sandbox, production), production: text(production, sandbox) }
    if (texts.sandbox === texts.production) return []
    return [{ kind, ...texts, isIncompatible: isIncompatible?.(pair) ?? false }]
  })
}

/** How much a difference matters: only what the integration uses can block. */
export const severityOf = (isUsed: boolean, isIncompatible: boolean): Severity =>
  isUsed && isIncompatible ? 'blocking' : 'notable'

/** Fewer digits before the decimal point or after it. */
function isNarrowerInProduction({ sandbox, production }: Pair): boolean {
  return production.scale < sandbox.scale || wholeDigits(production) < wholeDigits(sandbox)
}

const wholeDigits = ({ precision, scale }: Field): number => precision - scale

/** A formula that one side does not tell is taken for that of the other. */
function formulaText({ formula }: Field, other: Field): string {
  if (formula !== '') return formula ?? ''
  return other.formula ?? UNKNOWN
}

/**
 * The values that the other side lacks. UNSURE whether every source tells of inactive values, so they are as good as none.
 */
function ownValues(field: Field, other: Field): string {
  if (field.picklist.length === 0) return ''
  const theirs = new Set(activeValues(other))
  return activeValues(field)
    .filter((value) => !theirs.has(value))
    .join(', ')
}

/** Whether one side takes no value but its own, and not all of the other's. */
function lacksValues({ sandbox, production }: Pair): boolean {
  return (
    (production.restricted && ownValues(sandbox, production) !== '') ||
    (sandbox.restricted && ownValues(production, sandbox) !== '')
  )
}

const activeValues = ({ picklist }: Field): string[] =>
  picklist.filter(({ active }) => active).map(({ value }) => value)
