import { kindOf, type Tree } from '../syntax/tree.ts'
import { itemAt, setItem } from '../library/lists.ts'
import { isStatic, type Slot } from '../syntax/classes.ts'
import type { Frame, Scope, Variable } from '../run/machine.ts'
import { namesOf, requiredPart, partOf } from '../syntax/nodes.ts'
import { readField, writeField } from '../values/rows.ts'
import { readSlot, writeSlot } from '../run/slots.ts'
import { unsupported, CompileError } from '../faults.ts'
import { ApexList, Instance, PlatformObject, Row, type Value } from '../values/values.ts'
import { membersOf, slotInSight, targetOf } from './names.ts'

/** The target of an assignment. */
export type Reference = { get: () => Value; set: (value: Value) => void }

/** Code for the target `a`, `this.a`, `b.a` or `a[i]`. */
export function referenceOf(node: Tree, scope: Scope): (frame: Frame) => Reference {
  if (kindOf(node) === 'ArrayExpr') return toItem(node, scope)
  if (kindOf(node) !== 'VariableExpr') return unsupported(`an assignment to ${kindOf(node)}`, node)
  const names = namesOf(node)
  const before = partOf(node, 'dottedExpr')
  const name = names.at(-1) ?? ''
  if (before) {
    const code = scope.codeOf(before)
    return (frame) => toMember(membersOf(code(frame), names.slice(0, -1), { frame, scope }), name, { frame, scope })
  }
  return names.length > 1 ? toTarget(names.slice(0, -1), name, scope) : toName(name, scope)
}

function toItem(node: Tree, scope: Scope): (frame: Frame) => Reference {
  const [list, index] = [scope.codeOf(requiredPart(node, 'expr')), scope.codeOf(requiredPart(node, 'index'))]
  return (frame) => {
    const [of, at] = [list(frame), index(frame)]
    if (of === null) return scope.machine.raise('NullPointerException', 'Attempt to de-reference a null object')
    if (!(of instanceof ApexList)) return unsupported('an index on a value other than a list', node)
    return {
      get: () => itemAt(of, at, scope.machine),
      set: (value) => {
        setItem(of, { at, value }, scope.machine)
      },
    }
  }
}

function toName(name: string, scope: Scope): (frame: Frame) => Reference {
  const slot = slotInSight(name, scope)
  return (frame) => {
    const local = frame.variables.get(name)
    if (local) return toVariable(local, name, scope)
    return slot ? toSlot(slot, frame.self, { frame, scope }) : unsupported(`the variable ${name}`)
  }
}

function toVariable(variable: Variable, name: string, { machine }: Scope): Reference {
  return {
    get: () => variable.value,
    set: (value) => {
      if (variable.isFinal) throw new CompileError(`${name} is final`)
      variable.value = machine.assigned(value, variable.type)
    },
  }
}

function toTarget(names: string[], name: string, scope: Scope): (frame: Frame) => Reference {
  const lead = targetOf(names, scope)
  return (frame) => {
    const target = lead(frame)
    if ('value' in target) return toMember(target.value, name, { frame, scope })
    const slot = 'type' in target ? scope.machine.program.slotOf(target.type, name) : undefined
    return slot ? toSlot(slot, null, { frame, scope }) : unsupported(`an assignment to ${names.join('.')}.${name}`)
  }
}

type Place = { frame: Frame; scope: Scope }

function toMember(of: Value, name: string, place: Place): Reference {
  const { machine } = place.scope
  if (of === null) return machine.raise('NullPointerException', 'Attempt to de-reference a null object')
  if (of instanceof Row) {
    return {
      get: () => readField(of, name, machine),
      set: (value) => {
        writeField(of, { name, value }, machine)
      },
    }
  }
  if (of instanceof PlatformObject && name in of.members) {
    return {
      get: () => of.members[name] ?? null,
      set: (value) => {
        of.members[name] = value
      },
    }
  }
  const slot = of instanceof Instance ? machine.program.slotOf(of.of, name) : undefined
  return slot && of instanceof Instance ? toSlot(slot, of, place) : unsupported(`an assignment to the member ${name}`)
}

function toSlot(slot: Slot, of: Instance | null, { frame, scope: { machine } }: Place): Reference {
  const self = isStatic(slot) ? null : of
  return {
    get: () => readSlot(slot, { self, frame }, machine),
    set: (value) => {
      writeSlot(slot, { self, frame, value }, machine)
    },
  }
}
