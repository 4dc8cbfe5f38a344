import { compare } from '../values/arithmetic.ts'
import type { Call, Machine } from '../run/machine.ts'
import { PLATFORM_METHODS } from '../platform/methods.ts'
import { orgDefaults } from '../org/settings.ts'
import { textOf } from '../values/text.ts'
import { unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'
import { ASSERTIONS } from './assertions.ts'
import { Arguments, type StaticMethods } from './arguments.ts'
import { untyped } from './json.ts'
import { serialized, typed } from './json-types.ts'
import { formatted } from './patterns.ts'
import { itemsOf } from './sets.ts'
import { OBJECT } from '../syntax/types.ts'

/** Calls a static platform method by its full name: `string.join`. */
export function staticMethod(name: string, { values, node }: Call, machine: Machine): Value {
  const key = `${name.replace(/^system\./, '')}/${values.length}`
  const [, object] = /^(\w+__c)\.getorgdefaults\/0$/.exec(key) ?? []
  if (object !== undefined) return orgDefaults(object, machine)
  const doubled = machine.double.methods[key]
  if (doubled) return doubled(values, machine)
  return (METHODS[key] ?? unsupported(`the method ${key}`, node))(new Arguments(values), machine)
}

const METHODS: StaticMethods = {
  ...ASSERTIONS,
  ...PLATFORM_METHODS,
  'integer.valueof/1': (args, machine) => integerFrom(args.text(0), machine),
  'json.deserialize/2': (args, machine) => typed(args.text(0), args.value(1), machine),
  'json.serialize/1': (args, { seed }) => serialized(args.value(0), seed),
  'json.deserializeuntyped/1': (args, machine) => untyped(args.text(0), machine),
  'math.max/2': (args) => (compareAlike(args) >= 0 ? args.value(0) : args.value(1)),
  'math.min/2': (args) => (compareAlike(args) <= 0 ? args.value(0) : args.value(1)),
  'math.mod/2': (args, { raise }) =>
    args.integer(1) === 0 ? raise('MathException', 'Divide by 0') : args.integer(0) % args.integer(1),
  'string.format/2': (args) => formatted(args.text(0), args.list(1).items),
  'string.fromchararray/1': (args, machine) =>
    itemsOf(args.list(0), OBJECT, machine)
      .map((unit) =>
        typeof unit === 'number' ? String.fromCharCode(unit) : unsupported('a character other than an Integer'),
      )
      .join(''),
  'string.isempty/1': (args) => args.value(0) === null || args.text(0) === '',
  'string.isblank/1': (args) => args.value(0) === null || isBlank(args.text(0)),
  'string.isnotblank/1': (args) => args.value(0) !== null && !isBlank(args.text(0)),
  'string.join/2': (args, machine) =>
    itemsOf(args.value(0), OBJECT, machine)
      .map((item) => textOf(item ?? unsupported('join of null')))
      .join(args.text(1)),
  'string.valueof/1': (args) => textOf(args.value(0) ?? unsupported('valueOf of null')),
}

function integerFrom(text: string, { raise }: Machine): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : NaN
  return value === (value | 0) ? value : raise('TypeException', `Invalid integer: ${text}`)
}

const compareAlike = (args: Arguments): number =>
  typeof args.value(0) === typeof args.value(1)
    ? compare(args.value(0), args.value(1))
    : unsupported('max or min of two types of numbers')

/** UNSURE which white space beyond ASCII counts. */
const isBlank = (text: string): boolean =>
  /^[ \t\n\r\f]*$/.test(text) || (/^\s*$/.test(text) && unsupported('isBlank of this white space'))
