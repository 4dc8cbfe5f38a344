import { kindOf, listOf, nameOf, type Tree } from '../syntax/tree.ts'
import { itemsOf } from '../library/sets.ts'
import { isTrue } from '../expressions/operators.ts'
import type { Code, Frame, Outcome, Run, Scope } from '../run/machine.ts'
import { requiredPart, partOf } from '../syntax/nodes.ts'
import { OBJECT, type ApexType } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import { ApexList } from '../values/values.ts'
import { codeIn } from './plain.ts'

/** `for (Integer i = 0; i < n; i++) { }` and `for (X one : all) { }` */
export function forLoop(node: Tree, scope: Scope): Run {
  const control = requiredPart(node, 'forControl')
  return kindOf(control) === 'EnhancedForControl' ? each(node, control, scope) : counted(node, control, scope)
}

function each(node: Tree, control: Tree, scope: Scope): Run {
  const init = requiredPart(control, 'init')
  const [name = ''] = listOf(init.name).map((one) => nameOf(one).toLowerCase())
  const [code, type] = [scope.codeOf(requiredPart(init, 'expr')), scope.typeOf(requiredPart(control, 'type'))]
  const body = scope.runOf(requiredPart(node, 'stmnt'))
  return (frame) => {
    const collection = code(frame)
    if (collection === null) return scope.machine.raise('NullPointerException', 'Attempt to de-reference a null object')
    const items = itemsOf(collection, OBJECT, scope.machine)
    for (const item of items) {
      if (collection instanceof ApexList && collection.items.length !== items.length) {
        return unsupported('a list that changes during a loop', node)
      }
      frame.variables.set(name, { type, value: scope.machine.assigned(item, type), isFinal: false })
      const outcome = body(frame)
      if (outcome === 'break') return undefined
      if (isReturn(outcome)) return outcome
    }
    return undefined
  }
}

function counted(node: Tree, control: Tree, scope: Scope): Run {
  const inits = partOf(control, 'inits')
  const type = inits && partOf(inits, 'type')
  const starts = inits ? listOf(inits.inits).map((init) => startOf(init, type && scope.typeOf(type), scope)) : []
  const loop = looping(scope, {
    holds: codeIn(control, 'condition', scope),
    body: scope.runOf(requiredPart(node, 'stmnt')),
    step: codeIn(control, 'control', scope),
  })
  return (frame) => {
    starts.forEach((start) => {
      start(frame)
    })
    return loop(frame)
  }
}

function startOf(init: Tree, type: ApexType | undefined, scope: Scope): (frame: Frame) => void {
  const [name = ''] = listOf(init.name).map((one) => nameOf(one).toLowerCase())
  const code = codeIn(init, 'expr', scope)
  if (!type) return unsupported('a loop over an outer variable', init)
  return (frame) => {
    const value = code ? scope.machine.assigned(code(frame), type) : null
    frame.variables.set(name, { type, value, isFinal: false })
  }
}

/** `while (a) { }` */
export const whileLoop = (node: Tree, scope: Scope): Run =>
  looping(scope, {
    holds: scope.codeOf(requiredPart(node, 'condition')),
    body: scope.runOf(requiredPart(node, 'stmnt')),
  })

/** `do { } while (a);` */
export function doLoop(node: Tree, scope: Scope): Run {
  const body = scope.runOf(requiredPart(node, 'stmnt'))
  const again = looping(scope, { holds: scope.codeOf(requiredPart(node, 'condition')), body })
  return (frame) => {
    const outcome = body(frame)
    if (outcome === 'break') return undefined
    return isReturn(outcome) ? outcome : again(frame)
  }
}

type Loop = { holds?: Code; body: Run; step?: Code }

function looping(scope: Scope, { holds, body, step }: Loop): Run {
  return (frame) => {
    while (holds === undefined || isTrue(holds(frame), scope)) {
      scope.machine.countStatement()
      const outcome = body(frame)
      if (outcome === 'break') return undefined
      if (isReturn(outcome)) return outcome
      step?.(frame)
    }
    return undefined
  }
}

const isReturn = (outcome: Outcome): boolean => typeof outcome === 'object'
