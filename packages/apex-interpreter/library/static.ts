import { compare } from '../values/arithmetic.ts'
import type { Call, Machine } from '../run/machine.ts'
import { orgDefaults } from '../run/settings.ts'
import { textOf } from '../values/text.ts'
import { notKnown } from '../faults.ts'
import { Moment, type Value } from '../values/values.ts'
import { ASSERTIONS } from './assertions.ts'
import { Given } from './given.ts'
import { untyped } from './json.ts'
import { serialized, typed } from './json-types.ts'
import { formatted } from './patterns.ts'
import { itemsOf } from './sets.ts'
import { OBJECT } from '../syntax/types.ts'

type StaticMethods = Record<string, (given: Given, machine: Machine) => Value>

/** Calls a method of a class of the platform, by its full name: `string.join`. */
export function staticMethod(name: string, { values, node }: Call, machine: Machine): Value {
  const key = `${name.replace(/^system\./, '')}/${values.length}`
  const [, object] = /^(\w+__c)\.getorgdefaults\/0$/.exec(key) ?? []
  if (object !== undefined) return orgDefaults(object, machine)
  const doubled = machine.double.methods[key]
  if (doubled) return doubled(values, machine)
  return (METHODS[key] ?? notKnown(`the method ${key}`, node))(new Given(values), machine)
}

const METHODS: StaticMethods = {
  ...ASSERTIONS,
  'datetime.newinstancegmt/3': (given) =>
    new Moment(Date.UTC(given.integer(0), given.integer(1) - 1, given.integer(2))),
  'datetime.newinstancegmt/6': (given) =>
    new Moment(
      Date.UTC(
        given.integer(0),
        given.integer(1) - 1,
        given.integer(2),
        given.integer(3),
        given.integer(4),
        given.integer(5),
      ),
    ),
  'integer.valueof/1': (given, machine) => integerFrom(given.text(0), machine),
  'json.deserialize/2': (given, machine) => typed(given.text(0), given.value(1), machine),
  'json.serialize/1': (given, { seed }) => serialized(given.value(0), seed),
  'json.deserializeuntyped/1': (given, machine) => untyped(given.text(0), machine),
  'math.max/2': (given) => (compareAlike(given) >= 0 ? given.value(0) : given.value(1)),
  'math.min/2': (given) => (compareAlike(given) <= 0 ? given.value(0) : given.value(1)),
  'math.mod/2': (given, { raise }) =>
    given.integer(1) === 0 ? raise('MathException', 'Divide by 0') : given.integer(0) % given.integer(1),
  'string.format/2': (given) => formatted(given.text(0), given.list(1).items),
  'string.fromchararray/1': (given, machine) =>
    itemsOf(given.list(0), OBJECT, machine)
      .map((unit) =>
        typeof unit === 'number' ? String.fromCharCode(unit) : notKnown('a character that is no Integer'),
      )
      .join(''),
  'string.isempty/1': (given) => given.value(0) === null || given.text(0) === '',
  'string.isblank/1': (given) => given.value(0) === null || isBlank(given.text(0)),
  'string.isnotblank/1': (given) => given.value(0) !== null && !isBlank(given.text(0)),
  'string.join/2': (given, machine) =>
    itemsOf(given.value(0), OBJECT, machine)
      .map((item) => textOf(item ?? notKnown('nothing, joined')))
      .join(given.text(1)),
  'string.valueof/1': (given) => textOf(given.value(0) ?? notKnown('the text of nothing')),
}

function integerFrom(text: string, { raise }: Machine): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : NaN
  return value === (value | 0) ? value : raise('TypeException', `Invalid integer: ${text}`)
}

const compareAlike = (given: Given): number =>
  typeof given.value(0) === typeof given.value(1)
    ? compare(given.value(0), given.value(1))
    : notKnown('the greater of two types of numbers')

/** Which white space beyond ASCII counts is not known. */
const isBlank = (text: string): boolean =>
  /^[ \t\n\r\f]*$/.test(text) || (/^\s*$/.test(text) && notKnown('whether this white space is blank'))
