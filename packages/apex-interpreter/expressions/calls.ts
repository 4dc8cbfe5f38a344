import { kindOf, listOf, type Tree } from '../syntax/tree.ts'
import { instanceMethod } from '../library/instance.ts'
import { staticMethod } from '../library/static.ts'
import { isStatic, type ApexClass, type Method } from '../syntax/classes.ts'
import { ABSENT, type Call, type Code, type Frame, type Link, type Machine, type Scope } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { namesOf, partOf } from '../syntax/nodes.ts'
import { resolveOverload } from '../run/overloads.ts'
import { unsupported } from '../faults.ts'
import { Instance, type Value } from '../values/values.ts'
import { membersOf, targetOf } from './names.ts'

/** Code for `a()`, `b.a()`, `B.a()`, `super.a()` and `b?.a()`. */
export function methodCall(node: Tree, scope: Scope): Link {
  const names = namesOf(node)
  const name = names.at(-1) ?? unsupported('a call without a name', node)
  const before = partOf(node, 'dottedExpr')
  const given = listOf(node.inputParameters).map(scope.codeOf)
  const callIn = (frame: Frame): Call => ({ name, node, values: given.map((code) => code(frame)) })
  if (before && kindOf(before) === 'SuperVariableExpr') return ofSuper(callIn, scope)
  if (before) return ofValue(callIn, { before, between: names.slice(0, -1), isSafe: node.isSafeNav === true }, scope)
  return names.length > 1 ? ofTarget(callIn, names.slice(0, -1), scope) : ofOwn(callIn, scope)
}

type CallIn = (frame: Frame) => Call

/** Calls a method by its bare name: of the object, with its overrides, or a static method of the outer class. */
function ofOwn(callIn: CallIn, { home, machine }: Scope): Code {
  return (frame) => {
    const { name, values, node } = callIn(frame)
    const own = resolveOverload(machine.program.methodsOf(home, name), values, machine)
    const around =
      home.outer && resolveOverload(machine.program.methodsOf(home.outer, name).filter(isStatic), values, machine)
    const method = own ?? around ?? unsupported(`the method ${name} of ${home.written}`, node)
    const self = isStatic(method) ? null : frame.self
    return callMethod(self ? overriding(method, { self, values }, machine) : method, { self, values }, machine)
  }
}

function overriding(method: Method, { self, values }: { self: Instance; values: Value[] }, machine: Machine): Method {
  if (method.modifiers.includes('private')) return method
  return resolveOverload(machine.program.methodsOf(self.of, method.name), values, machine) ?? method
}

function ofSuper(callIn: CallIn, { home, machine }: Scope): Code {
  const [, above] = machine.program.lineOf(home)
  return (frame) => {
    const { name, values, node } = callIn(frame)
    const method = above && resolveOverload(machine.program.methodsOf(above, name), values, machine)
    return callMethod(method ?? unsupported(`super.${name}`, node), { self: frame.self, values }, machine)
  }
}

type Receiver = { before: Tree; between: string[]; isSafe: boolean }

function ofValue(callIn: CallIn, { before, between, isSafe }: Receiver, scope: Scope): Link {
  const link = scope.linkOf(before)
  return (frame) => {
    const first = link(frame)
    if (first === ABSENT || (first === null && isSafe)) return ABSENT
    return onValue(membersOf(first, between, { frame, scope }), callIn(frame), scope.machine)
  }
}

function ofTarget(callIn: CallIn, before: string[], scope: Scope): Code {
  const lead = targetOf(before, scope)
  return (frame) => {
    const target = lead(frame)
    if ('value' in target) return onValue(target.value, callIn(frame), scope.machine)
    if ('type' in target) return onClass(target.type, callIn(frame), scope.machine)
    const call = callIn(frame)
    return staticMethod(`${target.platform}.${call.name}`, call, scope.machine)
  }
}

function onValue(value: Value, call: Call, machine: Machine): Value {
  if (value === null) return machine.raise('NullPointerException', 'Attempt to de-reference a null object')
  const methods = value instanceof Instance ? machine.program.methodsOf(value.of, call.name) : []
  const method = value instanceof Instance ? resolveOverload(methods, call.values, machine) : undefined
  if (method && value instanceof Instance) return callMethod(method, { self: value, values: call.values }, machine)
  return instanceMethod(value, call, machine)
}

function onClass(type: ApexClass, { name, values, node }: Call, machine: Machine): Value {
  const method = resolveOverload(machine.program.methodsOf(type, name).filter(isStatic), values, machine)
  return callMethod(method ?? unsupported(`${type.written}.${name}`, node), { self: null, values }, machine)
}
