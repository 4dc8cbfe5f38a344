import { isTree, listOf, type Tree } from '../syntax/tree.ts'
import { isTrue } from '../expressions/operators.ts'
import type { Code, Run, Scope } from '../run/machine.ts'
import { lowerName, modifiersOf, requiredPart, partOf } from '../syntax/nodes.ts'

/** Runs statements until one of them returns, breaks or continues. */
export function block(node: Tree, scope: Scope): Run {
  const runs = listOf(node.stmnts).map(scope.runOf)
  return (frame) => {
    for (const run of runs) {
      const outcome = run(frame)
      if (outcome !== undefined) return outcome
    }
    return undefined
  }
}

export function expression(node: Tree, scope: Scope): Run {
  const code = scope.codeOf(requiredPart(node, 'expr'))
  return (frame) => {
    code(frame)
    return undefined
  }
}

/** `String a = 'x', b;` */
export function declaration(node: Tree, scope: Scope): Run {
  const declared = requiredPart(node, 'variableDecls')
  const type = scope.typeOf(requiredPart(declared, 'type'))
  const isFinal = modifiersOf(declared).includes('final')
  const variables = listOf(declared.decls).map((one) => ({
    name: lowerName(one),
    code: codeIn(one, 'assignment', scope),
  }))
  return (frame) => {
    for (const { name, code } of variables) {
      const value = code ? scope.machine.assigned(code(frame), type) : null
      frame.variables.set(name, { type, value, isFinal: isFinal && code !== undefined })
    }
    return undefined
  }
}

/** `if (a) { } else if (b) { } else { }` */
export function ifElse(node: Tree, scope: Scope): Run {
  const ways = listOf(node.ifBlocks).map((one) => ({
    holds: scope.codeOf(requiredPart(one, 'expr')),
    run: scope.runOf(requiredPart(one, 'stmnt')),
  }))
  const last = partOf(node, 'elseBlock')
  const otherwise = last && scope.runOf(requiredPart(last, 'stmnt'))
  return (frame) => {
    const way = ways.find(({ holds }) => isTrue(holds(frame), scope))
    return way ? way.run(frame) : otherwise?.(frame)
  }
}

export function returning(node: Tree, scope: Scope): Run {
  const code = codeIn(node, 'expr', scope)
  return (frame) => ({ returned: code ? code(frame) : null })
}

/** Compiles an optional part. */
export function codeIn(node: Tree, key: string, scope: Scope): Code | undefined {
  const part = partOf(node, key)
  return isTree(part) ? scope.codeOf(part) : undefined
}
