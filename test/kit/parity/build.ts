import type {
  Field,
  Fingerprint,
  Flow,
  ObjectName,
  ObjectPart,
  Rule,
  Trigger,
} from '../../../companion/src/parity/fingerprint/fingerprint.ts'

/** A field with defaults for everything that is not given. */
export const field = (name: string, type = 'string', more: Partial<Field> = {}): Field => ({
  name,
  type,
  length: type === 'string' ? 255 : 0,
  precision: 0,
  scale: 0,
  required: false,
  unique: false,
  externalId: false,
  formula: null,
  references: [],
  restricted: false,
  picklist: [],
  ...more,
})

/** A picklist of active values. */
export const picklist = (name: string, values: string[], more: Partial<Field> = {}): Field =>
  field(name, 'picklist', { length: 255, picklist: values.map((value) => ({ value, active: true })), ...more })

export const trigger = (object: ObjectName, name: string, more: Partial<Trigger> = {}): Trigger => ({
  object,
  name,
  active: true,
  events: ['BeforeInsert'],
  apiVersion: 66,
  checksum: '1000000',
  ...more,
})

export const flow = (object: ObjectName, name: string, more: Partial<Flow> = {}): Flow => ({
  object,
  name,
  active: true,
  type: 'RecordAfterSave',
  on: 'Update',
  ...more,
})

export const rule = (object: ObjectName, name: string, more: Partial<Rule> = {}): Rule => ({
  object,
  name,
  active: true,
  ...more,
})

export const objectPart = (name: ObjectName, fields: Field[], more: Partial<ObjectPart> = {}): ObjectPart => ({
  name,
  visibility: 'all',
  fields,
  hiddenFields: [],
  ...more,
})

/** An org of these objects, without any automation. */
export const org = (objects: ObjectPart[], more: Partial<Fingerprint> = {}): Fingerprint => ({
  version: 1,
  objects,
  triggers: [],
  flows: [],
  rules: [],
  ...more,
})

/** An org whose Leads have these fields. */
export const leads = (...fields: Field[]): Fingerprint => org([objectPart('Lead', fields)])
