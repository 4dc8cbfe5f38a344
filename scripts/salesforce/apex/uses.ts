import { listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'

/** The calls, names and caught types of a piece of code, in lower case, since Apex ignores case. */
export type Uses = { calls: string[]; names: Set<string>; catches: Set<string> }

/** The name in a call, such as `refusal.because`. */
export const callOf = ({ names }: Tree) => listOf(names).map(nameOf).join('.').toLowerCase()

/** Reads the uses of a piece of code. */
export function usesOf(code: unknown): Uses {
  const types = nodesOf(code, 'ClassTypeRef').map(({ names }) => listOf(names).map(nameOf))
  const mentioned = nodesOf(code, 'VariableExpr').map(({ names }) => listOf(names).map(nameOf))
  const called = nodesOf(code, 'MethodCallExpr').map(({ names }) => listOf(names).map(nameOf))
  const caught = nodesOf(code, 'CatchBlock').flatMap((block) => nodesOf(block.parameter, 'ClassTypeRef'))
  return {
    calls: called.map((path) => path.join('.').toLowerCase()),
    names: new Set([...types, ...mentioned, ...called].flat().map((name) => name.toLowerCase())),
    catches: new Set(caught.map(({ names }) => listOf(names).map(nameOf).join('.').toLowerCase())),
  }
}
