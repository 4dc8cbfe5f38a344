import { kindOf, type Tree } from '../syntax/tree.ts'
import { platformConstant } from '../library/constants.ts'
import { isStatic, type ApexClass, type Slot } from '../syntax/classes.ts'
import { ABSENT, type Frame, type Link, type Scope } from '../run/machine.ts'
import { namesOf, partOf } from '../syntax/nodes.ts'
import { readField } from '../values/rows.ts'
import { readSlot } from '../run/slots.ts'
import { unsupported } from '../faults.ts'
import { onlyRow } from '../run/assign.ts'
import { ApexList, Constant, PlatformObject, Instance, Row, type Value } from '../values/values.ts'

/** What a chain of names stands for: a value, a class of the program, or a name of the platform. */
type NameTarget = { value: Value } | { type: ApexClass } | { platform: string }

/** Code for names such as `a`, `this.b`, `A.B.C` or `a?.b.c`. */
export function variable(node: Tree, scope: Scope): Link {
  const names = namesOf(node)
  const before = partOf(node, 'dottedExpr')
  if (!before) {
    const lead = targetOf(names, scope)
    return (frame) => valueAt(lead(frame), node)
  }
  const link = scope.linkOf(before)
  return (frame) => {
    const value = link(frame)
    if (value === ABSENT || (value === null && node.isSafeNav === true)) return ABSENT
    return membersOf(value, names, { frame, scope })
  }
}

function valueAt(target: NameTarget, node: Tree): Value {
  if ('value' in target) return target.value
  return unsupported(`${kindOf(node)} ${'platform' in target ? target.platform : target.type.written}`, node)
}

/** Resolves names in the order of Apex: variables, members of the class, classes, the platform. */
export function targetOf(names: string[], scope: Scope): (frame: Frame) => NameTarget {
  const [head = '', ...rest] = names
  const slot = slotInSight(head, scope)
  const { type, after } = classAhead(names, scope)
  return (frame) => {
    const local = frame.variables.get(head)
    if (local) return { value: membersOf(local.value, rest, { frame, scope }) }
    if (slot) {
      const value = readSlot(slot, { self: isStatic(slot) ? null : frame.self, frame }, scope.machine)
      return { value: membersOf(value, rest, { frame, scope }) }
    }
    return type ? inClass(type, after, { frame, scope }) : ofPlatform(names, scope)
  }
}

/** The field or property with a bare name: of the class, or a static one of its outer class. */
export function slotInSight(name: string, { home, machine }: Scope): Slot | undefined {
  const own = machine.program.slotOf(home, name)
  if (own) return own
  const around = home.outer && machine.program.slotOf(home.outer, name)
  return around && isStatic(around) ? around : undefined
}

/** The class named by the longest possible prefix, and the names after it. */
function classAhead(names: string[], { home, machine }: Scope): { type?: ApexClass; after: string[] } {
  for (let count = names.length; count > 0; count -= 1) {
    const type = machine.program.classNamed(names.slice(0, count).join('.'), home)
    if (type) return { type, after: names.slice(count) }
  }
  return { after: names }
}

function inClass(type: ApexClass, [head, ...rest]: string[], { frame, scope }: Place): NameTarget {
  if (head === undefined) return { type }
  const ordinal = type.constants.findIndex((name) => name.toLowerCase() === head)
  if (ordinal >= 0) return { value: membersOf(constantOf(type, ordinal), rest, { frame, scope }) }
  const slot = scope.machine.program.slotOf(type, head)
  if (!slot || !isStatic(slot)) return unsupported(`${type.written}.${head}`)
  return { value: membersOf(readSlot(slot, { self: null, frame }, scope.machine), rest, { frame, scope }) }
}

const constantOf = (type: ApexClass, ordinal: number): Constant =>
  new Constant(type, type.constants[ordinal] ?? '', ordinal)

function ofPlatform(names: string[], scope: Scope): NameTarget {
  const value = platformConstant(names, scope.machine)
  return value === undefined ? { platform: names.join('.') } : { value }
}

type Place = { frame: Frame; scope: Scope }

/** Follows a chain of members. */
export const membersOf = (value: Value, names: string[], place: Place): Value =>
  names.reduce((found, name) => memberOf(found, name, place), value)

function memberOf(value: Value, name: string, { frame, scope: { machine } }: Place): Value {
  if (value === null) return machine.raise('NullPointerException', 'Attempt to de-reference a null object')
  if (value instanceof ApexList && value.isResult) return readField(onlyRow(value, machine), name, machine)
  if (value instanceof Row) return readField(value, name, machine)
  if (value instanceof PlatformObject) return value.members[name] ?? unsupported(`the member ${value.type}.${name}`)
  const slot = value instanceof Instance ? machine.program.slotOf(value.of, name) : undefined
  if (!slot || !(value instanceof Instance)) return unsupported(`the member ${name}`)
  return readSlot(slot, { self: value, frame }, machine)
}
