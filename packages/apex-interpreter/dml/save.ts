import { newId } from '../org/ids.ts'
import { fieldOf, shapeOf, type SObjectShape } from '../org/schema.ts'
import { assignProfile } from '../org/users.ts'
import type { Machine } from '../run/machine.ts'
import { idOf } from '../values/rows.ts'
import { Moment, Row, type Value } from '../values/values.ts'
import { faultsOfRow } from './checks.ts'
import { refused, type Ended } from './ended.ts'
import { faultsOfObject } from './object-rules.ts'

/** Stores a new row. */
export function insertRow(row: Row, machine: Machine): Ended {
  const { session } = machine
  const shape = shapeOf(row.object, machine.org.schema)
  if (idOf(row) !== undefined)
    return refused('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id'])
  const number = session.store.nextNumber()
  const made = new Row(row.object)
  for (const field of shape.fields.values()) {
    made.fields.set(field.name.toLowerCase(), field.type === 'AutoNumber' ? String(number) : (field.default ?? null))
  }
  const id = newId(shape.prefix, number)
  made.fields.set('id', id)
  merge(made, row, shape)
  if (shape.fields.has('ownerid') && made.fields.get('ownerid') === null) made.fields.set('ownerid', session.userId)
  stamp(made, ['createdbyid', 'createddate'], machine)
  const ended = store(made, shape, machine)
  const profileId = made.fields.get('profileid')
  if (ended.faults.length === 0 && row.object === 'user' && typeof profileId === 'string') {
    assignProfile(id, profileId, { store: session.store, schema: machine.org.schema })
  }
  return ended
}

/** Stores what a row sets, and keeps the other fields as they are. */
export function updateRow(row: Row, machine: Machine): Ended {
  const shape = shapeOf(row.object, machine.org.schema)
  const id = idOf(row)
  if (id === undefined) return refused('MISSING_ARGUMENT', 'Id not specified in an update call')
  const stored = machine.session.store.get(row.object, id)
  if (!stored || (stored.isOld && machine.session.test !== undefined && !shape.isSeenByTests)) {
    return refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
  }
  const made = stored.row.copy()
  merge(made, row, shape)
  return store(made, shape, machine)
}

function store(made: Row, shape: SObjectShape, machine: Machine): Ended {
  if (made.object === 'user') made.fields.set('name', fullName(made))
  stamp(made, ['lastmodifiedbyid', 'lastmodifieddate', 'systemmodstamp'], machine)
  const faults = [...faultsOfRow(made, shape, machine), ...faultsOfObject(made, machine)]
  const id = idOf(made)
  if (faults.length > 0 || id === undefined) return { faults }
  machine.session.store.put(id, { row: made, isOld: false })
  return { id, faults: [] }
}

/** Fields that only the platform writes keep their values. A moment is stored in whole seconds. */
function merge(into: Row, from: Row, shape: SObjectShape) {
  from.fields.forEach((value, name) => {
    const field = fieldOf(shape, name)
    if (field && !field.isReadOnly) into.fields.set(name, asStored(value))
  })
}

function asStored(value: Value): Value {
  if (value instanceof Moment) return new Moment(Math.floor(value.at / 1000) * 1000)
  return value === '' ? null : value
}

function stamp(row: Row, names: string[], { org, session }: Machine) {
  names.forEach((name) => row.fields.set(name, name.endsWith('byid') ? session.userId : new Moment(org.now)))
}

const fullName = ({ fields }: Row): string =>
  [fields.get('firstname'), fields.get('lastname')].filter((part) => typeof part === 'string').join(' ')
