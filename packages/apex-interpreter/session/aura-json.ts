import { unsupported } from '../faults.ts'
import { entriesOf } from '../library/maps.ts'
import type { Machine } from '../run/machine.ts'
import { readSlot } from '../run/slots.ts'
import { isStatic, type ApexClass, type Slot } from '../syntax/classes.ts'
import { isTree, nameOf } from '../syntax/tree.ts'
import { OBJECT, type ApexType } from '../syntax/types.ts'
import { Decimal } from '../values/decimal.ts'
import { keyOf } from '../values/equality.ts'
import { textOf } from '../values/text.ts'
import { ApexList, ApexMap, Constant, Instance, Moment, type Value } from '../values/values.ts'

/** A parameter of a component as Apex receives it. */
export function apexFrom(value: unknown, type: ApexType, machine: Machine): Value {
  if (value === null || value === undefined) return null
  if (Array.isArray(value) && type.name === 'list') {
    const [held = OBJECT] = type.arguments
    return new ApexList(
      held,
      value.map((item: unknown) => apexFrom(item, held, machine)),
    )
  }
  if (type.name === 'map' && isTree(value)) return mapFrom(value, type, machine)
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? machine.assigned(value, type) : unsupported(`a parameter of the type ${type.name}`)
}

/** A `Map<String, ...>`: of the keys of JavaScript there are only texts. */
function mapFrom(value: Record<string, unknown>, type: ApexType, machine: Machine): ApexMap {
  const [key, held = OBJECT] = type.arguments
  if (key?.name !== 'string') return unsupported('a parameter that is a map without texts as keys')
  const map = new ApexMap(type, machine.seed)
  for (const [name, one] of Object.entries(value)) {
    map.entries.set(keyOf(name), { key: name, value: apexFrom(one, held, machine) })
  }
  return map
}

/** What a component receives of a value: of an object, the members with `@AuraEnabled`. */
export function jsonOf(value: Value, machine: Machine): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint' || value instanceof Decimal) return Number(textOf(value))
  if (value instanceof Moment) return new Date(value.at).toISOString()
  if (value instanceof Constant) return value.name
  if (value instanceof ApexList) return value.items.map((item) => jsonOf(item, machine))
  if (value instanceof ApexMap) {
    return Object.fromEntries(entriesOf(value).map(({ key, value: held }) => [textOf(key), jsonOf(held, machine)]))
  }
  if (!(value instanceof Instance)) return unsupported('the JSON of this value')
  const members = auraSlotsOf(value.of, machine).map((slot) => [
    nameOf(slot.node.name),
    jsonOf(readSlot(slot, { self: value }, machine), machine),
  ])
  return Object.fromEntries(members)
}

const auraSlotsOf = (of: ApexClass, { program }: Machine): Slot[] =>
  program
    .lineOf(of)
    .flatMap(({ slots }) => [...slots.values()])
    .filter((slot) => slot.modifiers.includes('@auraenabled') && !isStatic(slot))
