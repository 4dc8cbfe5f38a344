import { areEqual, areSame } from '../values/equality.ts'
import { AssertionFailed } from '../run/exceptions.ts'
import type { Value } from '../values/values.ts'
import type { Given } from './given.ts'

/** The assertions of a test; each has its message last. */
export const ASSERTIONS: Record<string, (given: Given) => Value> = {
  'assert.areequal/3': (given) => holds(areSame(given.value(0), given.value(1)), given.text(2)),
  'assert.arenotequal/3': (given) => holds(!mayBeEqual(given.value(0), given.value(1)), given.text(2)),
  'assert.fail/1': (given) => holds(false, given.text(0)),
  'assert.isfalse/2': (given) => holds(given.value(0) === false, given.text(1)),
  'assert.isnotnull/2': (given) => holds(given.value(0) !== null, given.text(1)),
  'assert.isnull/2': (given) => holds(given.value(0) === null, given.text(1)),
  'assert.istrue/2': (given) => holds(given.value(0) === true, given.text(1)),
}

/** UNSURE whether assertions tell the case of letters; what differs in nothing else counts as neither. */
const mayBeEqual = (one: Value, other: Value): boolean => areSame(one, other) || areEqual(one, other)

function holds(isTrue: boolean, message: string): null {
  if (!isTrue) throw new AssertionFailed(message)
  return null
}
