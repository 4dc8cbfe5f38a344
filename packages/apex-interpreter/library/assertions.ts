import { areEqual, areSame, compareNumbers, isNumber } from '../values/equality.ts'
import { AssertionFailed } from '../run/exceptions.ts'
import type { Value } from '../values/values.ts'
import type { Arguments } from './arguments.ts'

/** The assertions of Apex tests. The last argument is the message. */
export const ASSERTIONS: Record<string, (args: Arguments) => Value> = {
  'assert.areequal/3': (args) => holds(areAsserted(args.value(0), args.value(1)), args.text(2)),
  'assert.arenotequal/3': (args) => holds(!mayBeEqual(args.value(0), args.value(1)), args.text(2)),
  'assert.fail/1': (args) => holds(false, args.text(0)),
  'assert.isfalse/2': (args) => holds(args.value(0) === false, args.text(1)),
  'assert.isnotnull/2': (args) => holds(args.value(0) !== null, args.text(1)),
  'assert.isnull/2': (args) => holds(args.value(0) === null, args.text(1)),
  'assert.istrue/2': (args) => holds(args.value(0) === true, args.text(1)),
}

/** Numbers of two types are equal when their values are. */
const areAsserted = (one: Value, other: Value): boolean =>
  isNumber(one) && isNumber(other) ? compareNumbers(one, other) === 0 : areSame(one, other)

/** UNSURE whether assertions ignore case. Texts that differ only in case count as neither equal nor different. */
const mayBeEqual = (one: Value, other: Value): boolean => areSame(one, other) || areEqual(one, other)

function holds(isTrue: boolean, message: string): null {
  if (!isTrue) throw new AssertionFailed(message)
  return null
}
