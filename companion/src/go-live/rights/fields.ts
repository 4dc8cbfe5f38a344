import type { Fingerprint } from '../../parity/index.ts'
import { NEEDED_FIELDS, type NeededField } from './table.ts'

/** The needed fields that an org has, and those that are unknown. */
export type FieldsOfOrg = { existing: NeededField[]; uncertain: NeededField[] }

/** What is needed of an org that looked like this, if it was ever looked at. Fields that it does not have are not needed. */
export function fieldsNeededIn(org: Fingerprint | undefined): FieldsOfOrg {
  const known = NEEDED_FIELDS.map((needed) => ({ needed, exists: existsIn(org, needed) }))
  const which = (exists: boolean | undefined) =>
    known.filter((one) => one.exists === exists).map(({ needed }) => needed)
  return { existing: which(true), uncertain: which(undefined) }
}

function existsIn(org: Fingerprint | undefined, { object, field, ofPackage }: NeededField): boolean | undefined {
  if (!ofPackage) return true
  const part = org?.objects.find(({ name }) => name === object)
  if (!part) return undefined
  const names = [...part.hiddenFields, ...(part.unknownFields ?? []), ...part.fields.map(({ name }) => name)]
  if (names.includes(field)) return true
  return part.visibility === 'all' ? false : undefined
}
