import { listOf, type Tree } from '../syntax/tree.ts'
import { Thrown } from '../run/exceptions.ts'
import type { Frame, Outcome, Run, Scope } from '../run/machine.ts'
import { lowerName, needed, partOf } from '../syntax/nodes.ts'
import { notKnown } from '../faults.ts'
import { Instance } from '../values/values.ts'

/** `throw new X();` */
export function throwing(node: Tree, scope: Scope): Run {
  const code = scope.codeOf(needed(node, 'expr'))
  return (frame) => {
    const exception = code(frame)
    if (exception instanceof Instance) throw new Thrown(exception)
    return notKnown('to throw what is no exception', node)
  }
}

/** `try { } catch (X x) { } finally { }`; what is not known and what fails a test goes through. */
export function trying(node: Tree, scope: Scope): Run {
  const tried = scope.runOf(needed(node, 'tryBlock'))
  const catchers = listOf(node.catchBlocks).map((one) => catcher(one, scope))
  const last = partOf(node, 'finallyBlock')
  const always = last && scope.runOf(needed(last, 'stmnt'))
  const guarded = (frame: Frame): Outcome => {
    try {
      return tried(frame)
    } catch (fault) {
      const fitting = fault instanceof Thrown ? catchers.find(({ catches }) => catches(fault)) : undefined
      if (fitting && fault instanceof Thrown) return fitting.run(frame, fault)
      throw fault
    }
  }
  return (frame) => {
    const outcome = attempt(guarded, frame)
    const over = always?.(frame)
    if (over !== undefined) return over
    if ('fault' in outcome) throw outcome.fault
    return outcome.ended
  }
}

type Attempt = { ended: Outcome } | { fault: unknown }

function attempt(guarded: (frame: Frame) => Outcome, frame: Frame): Attempt {
  try {
    return { ended: guarded(frame) }
  } catch (fault) {
    if (fault instanceof Thrown) return { fault }
    throw fault
  }
}

function catcher(node: Tree, scope: Scope) {
  const parameter = needed(node, 'parameter')
  const type = scope.typeOf(needed(parameter, 'typeRef'))
  const body = scope.runOf(needed(node, 'stmnt'))
  return {
    catches: ({ exception }: Thrown) => scope.machine.fitted(exception, type) !== undefined,
    run: (frame: Frame, { exception }: Thrown): Outcome => {
      frame.variables.set(lowerName(parameter), { type, value: exception, isFinal: false })
      return body(frame)
    },
  }
}
