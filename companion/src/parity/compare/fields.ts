import type { Kind, Severity } from './difference.ts'
import { precisionText, typeText } from '../fingerprint/field-text.ts'
import type { Field } from '../fingerprint/fingerprint.ts'

/** A field as both orgs have it. */
export type Pair = { sandbox: Field; production: Field }

/** What differs of something that both orgs have. */
export type Differing = { kind: Kind; sandbox: string; production: string; isIncompatible: boolean }

type Check = {
  kind: Kind
  /** What the field has. A list is compared as a set, so that a comma within a value is no border between two. */
  has: (field: Field, other: Field) => string | string[]
  /** Whether what works in one org may fail in the other; never, if it is left out. */
  isIncompatible?: (pair: Pair) => boolean
}

const always = () => true

/**
 * Types whose length a person can set. Salesforce fixes that of the others, such as 255 for a URL, 40 for a phone number
 * and 80 for an e-mail address, and that of a picklist follows the version of the API.
 */
const TYPES_WITH_LENGTH = new Set(['string', 'textarea', 'encryptedstring'])
const UNKNOWN = '?'

/** What else is compared of fields of one type. */
const CHECKS: Check[] = [
  {
    kind: 'field-length',
    has: ({ length, type }) => (TYPES_WITH_LENGTH.has(type) ? String(length) : ''),
    isIncompatible: ({ sandbox, production }) => production.length < sandbox.length,
  },
  { kind: 'field-precision', has: precisionText, isIncompatible: isNarrowerInProduction },
  { kind: 'field-required', has: ({ required }) => String(required), isIncompatible: always },
  { kind: 'field-unique', has: ({ unique }) => String(unique) },
  { kind: 'field-external-id', has: ({ externalId }) => String(externalId) },
  { kind: 'field-formula', has: formulaText },
  { kind: 'field-references', has: ({ references }) => references },
  { kind: 'picklist-values', has: ownValues, isIncompatible: lacksValues },
  { kind: 'picklist-restricted', has: ({ restricted }) => String(restricted) },
]

/** What differs between a field of the sandbox and the one of the same name in production. Another type says it all. */
export function compareField(pair: Pair): Differing[] {
  const { sandbox, production } = pair
  if (sandbox.type !== production.type)
    return [{ kind: 'field-type', sandbox: typeText(sandbox), production: typeText(production), isIncompatible: true }]
  return CHECKS.flatMap(({ kind, has, isIncompatible }) => {
    const [here, there] = [has(sandbox, production), has(production, sandbox)]
    if (keyOf(here) === keyOf(there)) return []
    return [{ kind, sandbox: textOf(here), production: textOf(there), isIncompatible: isIncompatible?.(pair) ?? false }]
  })
}

const keyOf = (has: string | string[]): string => (typeof has === 'string' ? has : JSON.stringify(has.toSorted()))

/** A list in words; a value with a comma is quoted. */
const textOf = (has: string | string[]): string =>
  typeof has === 'string' ? has : has.map((value) => (value.includes(',') ? JSON.stringify(value) : value)).join(', ')

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
function ownValues(field: Field, other: Field): string[] {
  const theirs = new Set(activeValues(other))
  return activeValues(field).filter((value) => !theirs.has(value))
}

/** Whether one side takes no value but its own, and not all of the other's. */
function lacksValues({ sandbox, production }: Pair): boolean {
  return (
    (production.restricted && ownValues(sandbox, production).length > 0) ||
    (sandbox.restricted && ownValues(production, sandbox).length > 0)
  )
}

const activeValues = ({ picklist }: Field): string[] =>
  picklist.filter(({ active }) => active).map(({ value }) => value)
