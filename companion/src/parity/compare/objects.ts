import { compareField, severityOf } from './fields.ts'
import type { Found } from './difference.ts'
import { typeText } from '../fingerprint/field-text.ts'
import { OBJECTS, type Field, type Fingerprint, type ObjectName, type ObjectPart } from '../fingerprint/fingerprint.ts'
import { isUsed } from '../fingerprint/used-fields.ts'

/** What differs, and of how many things nothing does. */
export type Compared = { found: Found[]; identical: number }

/** The objects of two orgs, field by field. */
export function compareObjects(sandbox: Fingerprint, production: Fingerprint): Compared[] {
  const partOf = ({ objects }: Fingerprint, object: ObjectName) => objects.find(({ name }) => name === object)
  return OBJECTS.map((object) => {
    const [here, there] = [partOf(sandbox, object), partOf(production, object)]
    if (here && there)
      return compareObject(object, sightsOf(here, sandbox, production), sightsOf(there, production, sandbox))
    return { found: here || there ? [unseenObject(object, here ? 'production' : 'sandbox')] : [], identical: 0 }
  })
}

/** All used fields of an object are uncertain. */
const unseenObject = (object: ObjectName, where: 'sandbox' | 'production'): Found => ({
  object,
  kind: `object-not-visible-in-${where}`,
  name: object,
  sandbox: null,
  production: null,
  severity: 'blocking',
})

const UNSEEN = '?'

/**
 * What an org shows of a name: the field; that it is there, in a form that was not understood; that it is or may be there,
 * unseen; that it is not there; or that it may be a field of a release later than the description.
 */
type Sight = Field | 'unknown' | 'hidden' | 'absent' | 'later'
type Sights = { names: string[]; of(name: string): Sight }

function sightsOf(
  { fields, hiddenFields, unknownFields = [], visibility }: ObjectPart,
  own: Fingerprint,
  other: Fingerprint,
): Sights {
  const isOlder = isDescribedBefore(own, other)
  const seen = new Map<string, Sight>(fields.map((field) => [field.name, field]))
  for (const name of unknownFields) seen.set(name, 'unknown')
  const hidden = new Set(hiddenFields)
  const otherwise = visibility === 'limited' ? 'hidden' : 'absent'
  return {
    names: [...seen.keys(), ...hidden],
    of: (name) => seen.get(name) ?? (hidden.has(name) ? 'hidden' : isOlder && isStandard(name) ? 'later' : otherwise),
  }
}

/** Whether an org was described in an older API version than another one. */
const isDescribedBefore = ({ apiVersion: own }: Fingerprint, { apiVersion: other }: Fingerprint): boolean =>
  own !== undefined && other !== undefined && Number(own) < Number(other)

const isStandard = (name: string): boolean => !/__p?c$/.test(name)

function compareObject(object: ObjectName, sandbox: Sights, production: Sights): Compared {
  const names = [...new Set([...sandbox.names, ...production.names])]
  const outcomes = names.map((name) => compareSights(object, name, [sandbox.of(name), production.of(name)]))
  return {
    found: outcomes.flatMap((outcome) => (outcome === 'identical' ? [] : outcome)),
    identical: outcomes.filter((outcome) => outcome === 'identical').length,
  }
}

type Outcome = Found[] | 'identical'

/** Of what neither org shows, or one shows in a form that was not understood, nothing can be said. */
function compareSights(object: ObjectName, name: string, [sandbox, production]: [Sight, Sight]): Outcome {
  if (typeof sandbox !== 'string' && typeof production !== 'string') {
    const used = isUsed(object, name)
    const differing = compareField({ sandbox, production })
    if (differing.length === 0) return 'identical'
    return differing.map(({ isIncompatible, ...one }) => ({ object, name, ...one, severity: severityOf(used, isIncompatible) })) // prettier-ignore
  }
  const isThere = (sight: Sight) => rank(sight) === SHOWN
  if (sandbox === 'later' || production === 'later') return []
  if (sandbox === production || (isThere(sandbox) && isThere(production))) return []
  return [lackOf(object, name, [sandbox, production])]
}

/** A field that one org lacks, or does not show. */
function lackOf(object: ObjectName, name: string, [sandbox, production]: [Sight, Sight]): Found {
  const where = isLess(sandbox, production) ? 'sandbox' : 'production'
  const isMissing = (where === 'sandbox' ? sandbox : production) === 'absent'
  return {
    object,
    kind: isMissing ? `field-missing-in-${where}` : `field-not-visible-in-${where}`,
    name,
    sandbox: sightText(sandbox, production),
    production: sightText(production, sandbox),
    severity: severityOf(isUsed(object, name), true),
  }
}

const SHOWN = 2
const rank = (sight: Sight): number => (sight === 'absent' ? 0 : sight === 'hidden' ? 1 : SHOWN)
const isLess = (one: Sight, other: Sight): boolean => rank(one) < rank(other)

/** What a side has; of a field that it does not show, nothing is known but that it is there. */
const sightText = (sight: Sight, other: Sight): string | null => {
  if (typeof sight !== 'string') return typeText(sight)
  return sight === 'unknown' || (sight === 'hidden' && other === 'absent') ? UNSEEN : null
}
