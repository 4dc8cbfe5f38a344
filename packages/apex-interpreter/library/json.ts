import type { Machine } from '../run/machine.ts'
import { OBJECT, STRING } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import { ApexList, type Value } from '../values/values.ts'
import { newMap, putAll } from './maps.ts'

const MAP = { name: 'map', arguments: [STRING, OBJECT] }

/** What `JSON.deserializeUntyped` reads. */
export const untyped = (text: string, machine: Machine): Value => valueOf(parsed(text, machine), machine)

function parsed(text: string, { raise }: Machine): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return raise('JSONException', 'Malformed JSON')
  }
}

function valueOf(value: unknown, machine: Machine): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return numberOf(value)
  if (Array.isArray(value))
    return new ApexList(
      OBJECT,
      value.map((item: unknown) => valueOf(item, machine)),
    )
  const entries = Object.entries(value ?? {}).map(([key, item]: [string, unknown]) => ({
    key,
    value: valueOf(item, machine),
  }))
  return putAll(newMap(MAP, machine), entries, machine)
}

/** An Integer or a Long. UNSURE for decimals, because JavaScript does not keep their scale. */
function numberOf(value: number): Value {
  if (!Number.isSafeInteger(value)) return unsupported('a number in JSON with decimals')
  return value === (value | 0) ? value : BigInt(value)
}
