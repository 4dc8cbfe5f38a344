import type { Machine } from '../run/machine.ts'
import { OBJECT, STRING } from '../syntax/types.ts'
import { Decimal } from '../values/decimal.ts'
import { unsupported } from '../faults.ts'
import { ApexList, type Value } from '../values/values.ts'
import { newMap, putAll } from './maps.ts'

const MAP = { name: 'map', arguments: [STRING, OBJECT] }

/** What `JSON.deserializeUntyped` reads. */
export const untyped = (text: string, machine: Machine): Value => valueOf(parsed(text, machine), machine)

function parsed(text: string, { raise }: Machine): unknown {
  try {
    const parsing: unknown = Reflect.apply(JSON.parse, undefined, [text, withDecimals])
    return parsing
  } catch {
    return raise('JSONException', 'Malformed JSON')
  }
}

/** Keeps a number with decimals as it is written. */
const withDecimals = (_key: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === 'number' && source !== undefined && !/^-?\d+$/.test(source) ? new Decimals(source) : value

class Decimals {
  readonly written: string

  constructor(written: string) {
    this.written = written
  }
}

function valueOf(value: unknown, machine: Machine): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return numberOf(value)
  if (value instanceof Decimals) return Decimal.parse(value.written)
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

/** An Integer or a Long. */
function numberOf(value: number): Value {
  if (!Number.isSafeInteger(value)) return unsupported('a number in JSON with decimals')
  return value === (value | 0) ? value : BigInt(value)
}
