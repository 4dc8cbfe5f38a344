import { kindOf, listOf, type Tree } from '../syntax/tree.ts'
import type { ApexClass, Method } from '../syntax/classes.ts'
import { CAUSE, MESSAGE, NO_MESSAGE } from './exceptions.ts'
import type { Frame, Machine } from './machine.ts'
import { frameFor } from './methods.ts'
import { partOf } from '../syntax/nodes.ts'
import { choose } from './overloads.ts'
import { isMaker } from './program.ts'
import { prepare, staticsOf } from './slots.ts'
import { notKnown, Refused } from '../faults.ts'
import { Instance, type Value } from '../values/values.ts'

/** Makes an object: `new X(values)`. */
export function construct(of: ApexClass, values: Value[], machine: Machine): Instance {
  if (of.kind !== 'class' || of.modifiers.includes('abstract')) throw new Refused(`${of.written} cannot be made`)
  const made = new Instance(of)
  make(made, { of, values }, machine)
  return made
}

/** Lets a class make its part of an object, after the classes above it have made theirs. */
function make(made: Instance, { of, values }: { of: ApexClass; values: Value[] }, machine: Machine) {
  staticsOf(of, machine)
  if (of.name === 'exception') {
    makeException(made, values)
    return
  }
  const maker = makerFor(of, values, machine)
  const frame = maker && frameFor(maker, { self: made, values }, machine)
  const chained = maker && frame && chainedIn(maker, frame, machine)
  if (chained?.kind === 'ThisMethodCallExpr') make(made, { of, values: chained.values }, machine)
  else {
    const [, above] = machine.program.lineOf(of)
    if (above) make(made, { of: above, values: chained?.values ?? (maker ? [] : values) }, machine)
    prepare(of.steps.ofObject, { slots: made.slots, self: made, home: of }, machine)
  }
  if (maker?.body && frame) machine.scopeOf(of).runOf(maker.body)(frame)
}

function makerFor(of: ApexClass, values: Value[], machine: Machine): Method | undefined {
  const makers = of.methods.filter(isMaker)
  const maker = choose(makers, values, machine)
  const needsNone = machine.program.isKindOf(of, 'exception') || (makers.length === 0 && values.length === 0)
  if (!maker && !needsNone) throw new Refused(`${of.written} has no such constructor`)
  return maker
}

/** The values that a constructor hands to another one, as its first statement. */
function chainedIn({ body, home }: Method, frame: Frame, machine: Machine) {
  const [first] = body ? listOf(body.stmnts) : []
  const call = first && partOf(first, 'expr')
  if (!call || !isChain(call)) return undefined
  const values = listOf(call.inputParameters).map((value) => machine.scopeOf(home).codeOf(value)(frame))
  return { kind: kindOf(call), values }
}

/** Whether an expression hands on to another constructor. */
export const isChain = (node: Tree): boolean => ['ThisMethodCallExpr', 'SuperMethodCallExpr'].includes(kindOf(node))

function makeException(made: Instance, values: Value[]) {
  const [first = null, second = null, ...more] = values
  if (more.length > 0) notKnown('an exception of three values')
  const [message, cause] = first instanceof Instance ? [null, first] : [first, second]
  made.slots.set(MESSAGE, message ?? NO_MESSAGE)
  made.slots.set(CAUSE, cause)
}
