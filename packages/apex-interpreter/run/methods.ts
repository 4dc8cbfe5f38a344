import { isStatic, type Method } from '../syntax/classes.ts'
import type { Frame, Machine, Owner } from './machine.ts'
import { returnedBy } from './outcome.ts'
import { isConstructor } from './program.ts'
import { staticsOf } from './slots.ts'
import { Unsupported, unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** The frame of a call, with each value converted to its parameter's type. */
export function frameFor(method: Method, { self, values }: { self: Owner; values: Value[] }, machine: Machine): Frame {
  const scope = machine.scopeOf(method.home)
  const variables = method.parameters.map(({ name, type: node }, index) => {
    const type = scope.typeOf(node)
    return [name, { type, value: machine.assigned(values[index] ?? null, type), isFinal: false }] as const
  })
  return { home: method.home, self, variables: new Map(variables), isInitializing: isConstructor(method) }
}

/** Calls a method. */
export function callMethod(method: Method, given: { self: Owner; values: Value[] }, machine: Machine): Value {
  const { home, body, returns } = method
  if (!body) return unsupported(`${method.name} has no body`, method.node)
  if (isStatic(method)) staticsOf(home, machine)
  const scope = machine.scopeOf(home)
  const self = isStatic(method) ? null : given.self
  try {
    const outcome = scope.runOf(body)(frameFor(method, { ...given, self }, machine))
    return returns ? machine.assigned(returnedBy(outcome), scope.typeOf(returns)) : null
  } catch (fault) {
    if (fault instanceof Unsupported) fault.placeIn(`${home.written}.${method.name}`)
    throw fault
  }
}
