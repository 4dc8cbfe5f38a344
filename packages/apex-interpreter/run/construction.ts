import { kindOf, listOf, type Tree } from '../syntax/tree.ts'
import type { ApexClass, Method } from '../syntax/classes.ts'
import { CAUSE, MESSAGE, NO_MESSAGE } from './exceptions.ts'
import type { Frame, Machine } from './machine.ts'
import { frameFor } from './methods.ts'
import { partOf } from '../syntax/nodes.ts'
import { resolveOverload } from './overloads.ts'
import { isConstructor } from './program.ts'
import { runInitializers, staticsOf } from './slots.ts'
import { unsupported, CompileError } from '../faults.ts'
import { Instance, type Value } from '../values/values.ts'

/** Creates an object: `new X(values)`. */
export function construct(of: ApexClass, values: Value[], machine: Machine): Instance {
  if (of.kind !== 'class' || of.modifiers.includes('abstract'))
    throw new CompileError(`${of.written} cannot be instantiated`)
  const made = new Instance(of)
  initialize(made, { of, values }, machine)
  return made
}

/** Initializes the part of an object that a class declares, after its superclass did. */
function initialize(made: Instance, { of, values }: { of: ApexClass; values: Value[] }, machine: Machine) {
  staticsOf(of, machine)
  if (of.name === 'exception') {
    initializeException(made, values)
    return
  }
  const maker = constructorFor(of, values, machine)
  const frame = maker && frameFor(maker, { self: made, values }, machine)
  const chained = maker && frame && chainedIn(maker, frame, machine)
  if (chained?.kind === 'ThisMethodCallExpr') initialize(made, { of, values: chained.values }, machine)
  else {
    const [, above] = machine.program.lineOf(of)
    if (above) initialize(made, { of: above, values: chained?.values ?? (maker ? [] : values) }, machine)
    runInitializers(of.steps.ofObject, { slots: made.slots, self: made, home: of }, machine)
  }
  if (maker?.body && frame) machine.scopeOf(of).runOf(maker.body)(frame)
}

function constructorFor(of: ApexClass, values: Value[], machine: Machine): Method | undefined {
  const makers = of.methods.filter(isConstructor)
  const maker = resolveOverload(makers, values, machine)
  const needsNone = machine.program.isKindOf(of, 'exception') || (makers.length === 0 && values.length === 0)
  if (!maker && !needsNone) throw new CompileError(`${of.written} has no such constructor`)
  return maker
}

/** The call of `this(...)` or `super(...)` that a constructor begins with, and its values. */
function chainedIn({ body, home }: Method, frame: Frame, machine: Machine) {
  const [first] = body ? listOf(body.stmnts) : []
  const call = first && partOf(first, 'expr')
  if (!call || !isConstructorCall(call)) return undefined
  const values = listOf(call.inputParameters).map((value) => machine.scopeOf(home).codeOf(value)(frame))
  return { kind: kindOf(call), values }
}

/** Whether an expression is `this(...)` or `super(...)`. */
export const isConstructorCall = (node: Tree): boolean =>
  ['ThisMethodCallExpr', 'SuperMethodCallExpr'].includes(kindOf(node))

function initializeException(made: Instance, values: Value[]) {
  const [first = null, second = null, ...more] = values
  if (more.length > 0) unsupported('an exception with three arguments')
  const [message, cause] = first instanceof Instance ? [null, first] : [first, second]
  made.slots.set(MESSAGE, message ?? NO_MESSAGE)
  made.slots.set(CAUSE, cause)
}
