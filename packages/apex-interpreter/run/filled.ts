import { Decimal } from '../values/decimal.ts'
import type { Machine } from './machine.ts'
import { make } from './interpreter.ts'
import { writeSlot } from './slots.ts'
import { OBJECT, STRING } from '../syntax/types.ts'
import { notKnown } from '../faults.ts'
import { ApexList, type Instance, type Value } from '../values/values.ts'

/** An object of a class with its fields set. */
export function filled(machine: Machine, name: string, fields: Record<string, Value>): Instance {
  const made = make(machine, name)
  for (const [field, value] of Object.entries(fields)) {
    const slot = machine.program.slotOf(made.of, field.toLowerCase()) ?? notKnown(`${name}.${field}`)
    writeSlot(slot, { self: made, value }, machine)
  }
  return made
}

/** A list of texts. */
export const textList = (texts: string[]): ApexList => new ApexList(STRING, [...texts])

/** A list of objects. */
export const listOfAll = (items: Value[]): ApexList => new ApexList(OBJECT, items)

/** A number as the Decimal that a field of the platform gives: 66.0 for 66. */
export const decimalFrom = (value: number): Decimal =>
  Decimal.parse(Number.isInteger(value) ? value.toFixed(1) : String(value))
