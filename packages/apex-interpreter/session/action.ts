import { unsupported } from '../faults.ts'
import { ApexException, MESSAGE } from '../run/exceptions.ts'
import type { Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import type { Program } from '../run/program.ts'
import { nameOf } from '../syntax/tree.ts'
import { textOf } from '../values/text.ts'
import { apexFrom, jsonOf } from './aura-json.ts'

/** How a method that components call ended: its answer as JSON, or the sentence with which it refused. */
export type ActionResult = { answer: unknown } | { refusal: string }

/** The methods of a program that components can call, as `Class.method`. */
export const actionsOf = ({ classes }: Program): string[] =>
  [...classes.values()].flatMap(({ written, methods }) =>
    methods
      .filter(({ modifiers }) => modifiers.includes('@auraenabled'))
      .map(({ node }) => `${written}.${nameOf(node.name)}`),
  )

/** Calls an `@AuraEnabled` method such as `Desk.read`, with its parameters by name. Other exceptions are thrown. */
export function callAction(name: string, parameters: Record<string, unknown>, machine: Machine): ActionResult {
  const [className = '', methodName = ''] = name.toLowerCase().split('.')
  const home = machine.program.classes.get(className) ?? unsupported(`the class ${className}`)
  const method =
    home.methods.find((one) => one.name === methodName && one.modifiers.includes('@auraenabled')) ??
    unsupported(`the action ${name}`)
  const given = new Map(Object.entries(parameters).map(([key, value]) => [key.toLowerCase(), value]))
  const scope = machine.scopeOf(home)
  const values = method.parameters.map((one) => apexFrom(given.get(one.name) ?? null, scope.typeOf(one.type), machine))
  try {
    return { answer: jsonOf(callMethod(method, { self: null, values }, machine), machine) }
  } catch (fault) {
    if (!(fault instanceof ApexException) || fault.exception.of.name !== 'aurahandledexception') throw fault
    return { refusal: textOf(fault.exception.slots.get(MESSAGE) ?? null) }
  }
}
