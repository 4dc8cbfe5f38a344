import { isStatic, type ApexClass, type Slot, type Step } from '../syntax/classes.ts'
import type { Frame, Machine, Owner } from './machine.ts'
import { partOf } from '../syntax/nodes.ts'
import { returnedBy } from './outcome.ts'
import { unsupported, CompileError } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** The static fields of a class. Initializes them on first use. */
export function staticsOf(of: ApexClass, machine: Machine): Map<string, Value> {
  const known = machine.statics.get(of)
  if (known) return known
  const slots = new Map<string, Value>()
  machine.statics.set(of, slots)
  runInitializers(of.steps.ofClass, { slots, self: null, home: of }, machine)
  return slots
}

type InitTarget = { slots: Map<string, Value>; self: Owner; home: ApexClass }

/** Runs the initializers of a class or an object, in source order. */
export function runInitializers(steps: Step[], { slots, self, home }: InitTarget, machine: Machine) {
  const scope = machine.scopeOf(home)
  const frame: Frame = { home, self, variables: new Map(), isInitializing: true }
  for (const step of steps) {
    if ('block' in step) scope.runOf(step.block)(frame)
    else {
      const { name, type, assignment } = step.slot
      slots.set(name, assignment ? machine.assigned(scope.codeOf(assignment)(frame), scope.typeOf(type)) : null)
    }
  }
}

/** The object that a field belongs to, and the frame that reads or writes it. */
type Access = { self: Owner; frame?: Frame }

/** Reads a field or a property. */
export function readSlot(slot: Slot, { self, frame }: Access, machine: Machine): Value {
  const body = slot.getter && partOf(slot.getter, 'stmnt')
  if (!body || isWithin(slot, { self, frame })) return storeOf(slot, self, machine).get(slot.name) ?? null
  return returnedBy(machine.scopeOf(slot.home).runOf(body)(accessorFrame(slot, self)))
}

/** Writes a field or a property. */
export function writeSlot(slot: Slot, { value, ...asking }: Access & { value: Value }, machine: Machine) {
  const { self, frame } = asking
  const type = machine.scopeOf(slot.home).typeOf(slot.type)
  const fitting = machine.assigned(value, type)
  const body = slot.setter && partOf(slot.setter, 'stmnt')
  if (slot.modifiers.includes('final') && !(frame?.isInitializing === true && frame.home === slot.home)) {
    throw new CompileError(`${slot.name} is final`)
  }
  if (!body || isWithin(slot, asking)) storeOf(slot, self, machine).set(slot.name, fitting)
  else {
    const within = accessorFrame(slot, self)
    within.variables.set('value', { type, value: fitting, isFinal: false })
    machine.scopeOf(slot.home).runOf(body)(within)
  }
}

/** Within its accessors, the name of a property is its stored value. */
const isWithin = (slot: Slot, { self, frame }: Access): boolean => frame?.within === slot && frame.self === self

const storeOf = (slot: Slot, self: Owner, machine: Machine): Map<string, Value> =>
  isStatic(slot)
    ? staticsOf(slot.home, machine)
    : (self?.slots ?? unsupported(`${slot.name} without an object`, slot.node))

const accessorFrame = (slot: Slot, self: Owner): Frame => ({
  home: slot.home,
  self,
  variables: new Map(),
  within: slot,
  isInitializing: false,
})
