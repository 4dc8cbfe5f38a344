import { Decimal } from '../values/decimal.ts'
import type { Machine } from './machine.ts'
import { createObject } from './interpreter.ts'
import { writeSlot } from './slots.ts'
import { OBJECT, STRING } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import { ApexList, type Instance, type Value } from '../values/values.ts'

/** Creates an object and sets its fields, private ones too. */
export function objectWith(machine: Machine, name: string, fields: Record<string, Value>): Instance {
  const made = createObject(machine, name)
  for (const [field, value] of Object.entries(fields)) {
    const slot = machine.program.slotOf(made.of, field.toLowerCase()) ?? unsupported(`${name}.${field}`)
    writeSlot(slot, { self: made, value }, machine)
  }
  return made
}

/** A `List<String>`. */
export const textList = (texts: string[]): ApexList => new ApexList(STRING, [...texts])

/** A `List<Object>`. */
export const objectList = (items: Value[]): ApexList => new ApexList(OBJECT, items)

/** A number as the Decimal that a field returns: 66.0 for 66. */
export const decimalFrom = (value: number): Decimal =>
  Decimal.parse(Number.isInteger(value) ? value.toFixed(1) : String(value))
