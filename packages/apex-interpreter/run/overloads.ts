import type { Method } from '../syntax/classes.ts'
import type { Machine } from './machine.ts'
import type { ApexType } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'

/**
 * The overload that takes these values. The platform resolves it by static types. When the values fit several overloads,
 * the call is unsupported.
 */
export function resolveOverload(methods: Method[], values: Value[], machine: Machine): Method | undefined {
  const [first, ...others] = methods.filter(({ parameters }) => parameters.length === values.length)
  if (others.length === 0) return first
  const fitting = [first, ...others].filter((method) => method && takes(method, values, machine))
  const exact = fitting.length > 1 ? fitting.filter((method) => method && isExact(method, values, machine)) : fitting
  return exact.length === 1 ? exact[0] : unsupported(`which ${first?.name ?? ''} is meant`, first?.node)
}

const typesOf = (method: Method, machine: Machine): ApexType[] =>
  method.parameters.map(({ type }) => machine.scopeOf(method.home).typeOf(type))

const takes = (method: Method, values: Value[], machine: Machine): boolean =>
  typesOf(method, machine).every((type, index) => machine.fitted(values[index] ?? null, type) !== undefined)

/** Whether each value already has the parameter's type. Assignment converts a number, so its class is its static type. */
const isExact = (method: Method, values: Value[], machine: Machine): boolean =>
  typesOf(method, machine).every((type, index) => {
    const value = values[index] ?? null
    return value !== null && type.name !== 'object' && machine.fitted(value, type) === value
  })
