import { isStatic, type Method } from '../syntax/classes.ts'
import type { Frame, Machine, Owner } from './machine.ts'
import { returnedBy } from './outcome.ts'
import { isMaker } from './program.ts'
import { staticsOf } from './slots.ts'
import { NotKnown, notKnown } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** The call of a method or constructor with its values, each as its parameter holds it. */
export function frameFor(method: Method, { self, values }: { self: Owner; values: Value[] }, machine: Machine): Frame {
  const scope = machine.scopeOf(method.home)
  const variables = method.parameters.map(({ name, type: node }, index) => {
    const type = scope.typeOf(node)
    return [name, { type, value: machine.assigned(values[index] ?? null, type), isFinal: false }] as const
  })
  return { home: method.home, self, variables: new Map(variables), isMaking: isMaker(method) }
}

/** Calls a method. */
export function callMethod(method: Method, given: { self: Owner; values: Value[] }, machine: Machine): Value {
  const { home, body, returns } = method
  if (!body) return notKnown(`${method.name} has no body`, method.node)
  if (isStatic(method)) staticsOf(home, machine)
  const scope = machine.scopeOf(home)
  const self = isStatic(method) ? null : given.self
  try {
    const outcome = scope.runOf(body)(frameFor(method, { ...given, self }, machine))
    return returns ? machine.assigned(returnedBy(outcome), scope.typeOf(returns)) : null
  } catch (fault) {
    if (fault instanceof NotKnown) fault.placeIn(`${home.written}.${method.name}`)
    throw fault
  }
}
