import { listOf, type Tree } from '../syntax/tree.ts'
import { ApexException } from '../run/exceptions.ts'
import type { Frame, Outcome, Run, Scope } from '../run/machine.ts'
import { lowerName, requiredPart, partOf } from '../syntax/nodes.ts'
import { unsupported } from '../faults.ts'
import { Instance } from '../values/values.ts'

/** `throw new X();` */
export function throwing(node: Tree, scope: Scope): Run {
  const code = scope.codeOf(requiredPart(node, 'expr'))
  return (frame) => {
    const exception = code(frame)
    if (exception instanceof Instance) throw new ApexException(exception)
    return unsupported('throw of a value other than an exception', node)
  }
}

/** `try { } catch (X x) { } finally { }`. Unsupported code and failed assertions pass through it. */
export function trying(node: Tree, scope: Scope): Run {
  const tried = scope.runOf(requiredPart(node, 'tryBlock'))
  const catchers = listOf(node.catchBlocks).map((one) => catcher(one, scope))
  const last = partOf(node, 'finallyBlock')
  const always = last && scope.runOf(requiredPart(last, 'stmnt'))
  const guarded = (frame: Frame): Outcome => {
    try {
      return tried(frame)
    } catch (fault) {
      const fitting = fault instanceof ApexException ? catchers.find(({ catches }) => catches(fault)) : undefined
      if (fitting && fault instanceof ApexException) return fitting.run(frame, fault)
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
    if (fault instanceof ApexException) return { fault }
    throw fault
  }
}

function catcher(node: Tree, scope: Scope) {
  const parameter = requiredPart(node, 'parameter')
  const type = scope.typeOf(requiredPart(parameter, 'typeRef'))
  const body = scope.runOf(requiredPart(node, 'stmnt'))
  return {
    catches: ({ exception }: ApexException) => scope.machine.fitted(exception, type) !== undefined,
    run: (frame: Frame, { exception }: ApexException): Outcome => {
      frame.variables.set(lowerName(parameter), { type, value: exception, isFinal: false })
      return body(frame)
    },
  }
}
