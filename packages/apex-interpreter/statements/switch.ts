import { kindOf, listOf, nameOf, type Tree } from '../syntax/tree.ts'
import { areEqual, areSame } from '../values/equality.ts'
import type { Frame, Run, Scope } from '../run/machine.ts'
import { requiredPart } from '../syntax/nodes.ts'
import { unsupported } from '../faults.ts'
import { Constant, type Value } from '../values/values.ts'

/** `switch on a { when 'x', 'y' { } when else { } }` */
export function switching(node: Tree, scope: Scope): Run {
  const on = scope.codeOf(requiredPart(node, 'expr'))
  const ways = listOf(node.whenBlocks).map((way) => ({
    fits: fitOf(way, scope),
    run: scope.runOf(requiredPart(way, 'stmnt')),
  }))
  return (frame) => {
    const value = on(frame)
    return ways.find(({ fits }) => fits(value, frame))?.run(frame)
  }
}

type Fits = (value: Value, frame: Frame) => boolean

function fitOf(way: Tree, scope: Scope): Fits {
  if (kindOf(way) === 'ElseWhen') return () => true
  if (kindOf(way) !== 'ValueWhen') return unsupported(kindOf(way), way)
  const cases = listOf(way.whenCases).map((one) => caseOf(one, scope))
  return (value, frame) => cases.some((fits) => fits(value, frame))
}

function caseOf(node: Tree, scope: Scope): Fits {
  if (kindOf(node) === 'EnumCase') {
    const [name = ''] = listOf(node.identifiers).map(nameOf)
    return (value) => value instanceof Constant && value.name.toLowerCase() === name.toLowerCase()
  }
  if (kindOf(node) !== 'LiteralCase') return unsupported(kindOf(node), node)
  const code = scope.codeOf(requiredPart(node, 'expr'))
  return (value, frame) => isCase(value, code(frame), node)
}

function isCase(value: Value, one: Value, node: Tree): boolean {
  if (areSame(value, one)) return true
  return areEqual(value, one) && unsupported('a switch on texts that differ in case', node)
}
