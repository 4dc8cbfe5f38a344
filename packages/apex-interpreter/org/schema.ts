import { unsupported } from '../faults.ts'

/** A field of an object. */
export type Field = {
  name: string
  /** As in metadata: `Text`, `Number`, `Checkbox`, `DateTime`, `Reference` and their like. */
  type: string
  /** The most characters of a text. Undefined: not limited here. */
  length?: number
  /** The digits of a number before its point. */
  digits?: number
  /** The digits of a number after its point. */
  scale?: number
  isRequired: boolean
  isUnique: boolean
  /** Only the platform writes it. */
  isReadOnly: boolean
  /** The object that a reference leads to, and the name by which queries follow it. */
  parent?: { object: string; relationship: string }
  default?: string | boolean
}

/**
 * What an object is to the platform. `setup` and `data` rows are not changed in one transaction; a custom `setting` counts
 * as data; code never changes `read-only` rows.
 */
type Kind = 'data' | 'setup' | 'setting' | 'read-only'

export type SObjectShape = {
  name: string
  /** The first three characters of its ids. */
  prefix: string
  kind: Kind
  /** Whether tests see the rows that the org had before. */
  isSeenByTests: boolean
  /** By lower-case name. */
  fields: Map<string, Field>
  /** Field names that the org decides, such as `PermissionsApiEnabled`. */
  rights?: RegExp
}

/** The objects of an org, by lower-case name. */
export type Schema = Map<string, SObjectShape>

const OF_EVERY_OBJECT = {
  Id: 'Id read-only',
  CreatedById: 'Reference User read-only',
  CreatedDate: 'DateTime read-only',
  LastModifiedById: 'Reference User read-only',
  LastModifiedDate: 'DateTime read-only',
  SystemModstamp: 'DateTime read-only',
}

type Declared = Partial<Omit<SObjectShape, 'fields'>> & { name: string; prefix: string; fields: Record<string, string> }

/** Declares an object. A field is written as `Text 80 required`, `Reference User`, or `Checkbox default true`. */
export function sObject({ fields, ...declared }: Declared): SObjectShape {
  const all = Object.entries({ ...OF_EVERY_OBJECT, ...fields }).map(([name, written]) => fieldFrom(name, written))
  return {
    kind: 'data',
    isSeenByTests: declared.kind === 'setup' || declared.kind === 'read-only',
    ...declared,
    fields: new Map(all.map((field) => [field.name.toLowerCase(), field])),
  }
}

/** Reads a field as `sObject` takes it. */
function fieldFrom(name: string, written: string): Field {
  const [type = '', ...words] = written.split(' ')
  const [size, otherwise] = [words.find((word) => /^\d+(,\d+)?$/.test(word)), words[words.indexOf('default') + 1]]
  const [length, scale] = (size ?? '').split(',').map(Number)
  const isNumber = size?.includes(',') === true
  return {
    name,
    type,
    ...(size !== undefined && (isNumber ? { digits: length, scale } : { length })),
    isRequired: words.includes('required'),
    isUnique: words.includes('unique'),
    isReadOnly: words.includes('read-only'),
    ...(type === 'Reference' && { parent: { object: (words[0] ?? '').toLowerCase(), relationship: relationOf(name) } }),
    ...(words.includes('default') && { default: otherwise === 'true' || (otherwise === 'false' ? false : otherwise) }),
  }
}

/** `Owner` of `OwnerId`, `Account__r` of `Account__c`. */
const relationOf = (name: string): string => name.toLowerCase().replace(/__c$/, '__r').replace(/id$/, '')

/** The shape of an object. Unsupported when the org has none of this name. */
export const shapeOf = (object: string, schema: Schema): SObjectShape =>
  schema.get(object) ?? unsupported(`the object ${object}`)

/** A field of an object. Undefined when it has none of this name. */
export function fieldOf({ fields, rights }: SObjectShape, name: string): Field | undefined {
  const field = fields.get(name)
  return field ?? (rights?.test(name) === true ? fieldFrom(name, 'Checkbox default false') : undefined)
}
