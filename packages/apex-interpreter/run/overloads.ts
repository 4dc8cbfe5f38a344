import type { Method } from '../syntax/classes.ts'
import type { Machine } from './machine.ts'
import type { ApexType } from '../syntax/types.ts'
import { notKnown } from '../faults.ts'
import type { Value } from '../values/values.ts'

/**
 * The method of a name that takes these values. The platform chooses by the types of the source, so where the values
 * leave a choice between types that one value could have, the choice is not known.
 */
export function choose(methods: Method[], values: Value[], machine: Machine): Method | undefined {
  const [first, ...others] = methods.filter(({ parameters }) => parameters.length === values.length)
  if (others.length === 0) return first
  const fitting = [first, ...others].filter((method) => method && takes(method, values, machine))
  const exact = fitting.length > 1 ? fitting.filter((method) => method && isExact(method, values, machine)) : fitting
  return exact.length === 1 ? exact[0] : notKnown(`which ${first?.name ?? ''} is meant`, first?.node)
}

const typesOf = (method: Method, machine: Machine): ApexType[] =>
  method.parameters.map(({ type }) => machine.scopeOf(method.home).typeOf(type))

const takes = (method: Method, values: Value[], machine: Machine): boolean =>
  typesOf(method, machine).every((type, index) => machine.fitted(values[index] ?? null, type) !== undefined)

/** A number has the type it is of; it cannot be of a wider one, since it would have become that when it was assigned. */
const isExact = (method: Method, values: Value[], machine: Machine): boolean =>
  typesOf(method, machine).every((type, index) => {
    const value = values[index] ?? null
    return value !== null && type.name !== 'object' && machine.fitted(value, type) === value
  })
