import { unsupported } from '../faults.ts'
import { compareNumbers, areEqual, isNumber } from '../values/equality.ts'
import { Moment, type Value } from '../values/values.ts'

type Operator = (field: Value, given: Value[]) => boolean

/** Whether a field fits the values that it is compared with. Texts ignore case. */
export const OPERATORS: Record<string, Operator> = {
  QueryEqual: (field, given) => areEqual(field, only(given)),
  QueryNotEqual: (field, given) => !areEqual(field, only(given)),
  QueryIn: (field, given) => given.some((one) => areEqual(field, one)),
  QueryNotIn: (field, given) => !given.some((one) => areEqual(field, one)),
  QueryLessThan: ordered((order) => order < 0),
  QueryLessThanEqual: ordered((order) => order <= 0),
  QueryGreaterThan: ordered((order) => order > 0),
  QueryGreaterThanEqual: ordered((order) => order >= 0),
  QueryLike: (field, given) => typeof field === 'string' && patternFrom(only(given)).test(field),
}

const only = (given: Value[]): Value => {
  const [first = null, ...more] = given
  return more.length > 0 ? unsupported('a comparison with a collection') : first
}

/** A comparison by order, which null never fits. */
function ordered(fits: (order: number) => boolean): Operator {
  return (field, given) => {
    const other = only(given)
    return field !== null && other !== null && fits(compareValues(field, other))
  }
}

/** The order of two values of one type. UNSURE how the platform orders texts in a comparison. */
export function compareValues(one: Value, other: Value): number {
  if (one instanceof Moment && other instanceof Moment) return one.at - other.at
  if (isNumber(one) && isNumber(other)) return compareNumbers(one, other)
  return unsupported('the order of these values in a query')
}

function patternFrom(given: Value): RegExp {
  if (typeof given !== 'string' || given.includes('\\')) return unsupported('this pattern of LIKE')
  const parts = given.split(/([%_])/).map((part) => WILDCARDS[part] ?? part.replace(/[.*+?^${}()|[\]]/g, '\\$&'))
  return new RegExp(`^${parts.join('')}$`, 'isu')
}

const WILDCARDS: Record<string, string> = { '%': '.*', _: '.' }
