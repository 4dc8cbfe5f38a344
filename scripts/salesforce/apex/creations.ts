import type { ApexClass, ApexMethod } from './class.ts'
import { isTree, kindOf, listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'

/** A value that is given to a variable, to a member of one, or to a member of `this`. */
export type Assignment = { of: string; name: string; value: unknown }

/** An object that is made: what its constructor is given, and what is set on it right after. */
export type Creation = { className: string; values: Tree[]; set: string[] }

/** Everything that code makes. */
export function creationsIn(code: unknown): Creation[] {
  const set = new Map(nodesOf(code, 'BlockStmnt').flatMap(setAfterCreation))
  return nodesOf(code, 'NewStandard').map((node) => ({
    className: isTree(node.type) ? listOf(node.type.names).map(nameOf).join('.') : '',
    values: listOf(node.inputParameters),
    set: set.get(node) ?? [],
  }))
}

/** `A one = new A(...)`, and what `one.member = ...` sets in the same block. */
function setAfterCreation({ stmnts }: Tree): [Tree, string[]][] {
  const set = assignmentsIn(expressionsIn(stmnts))
  return listOf(stmnts)
    .flatMap(({ variableDecls }) => (isTree(variableDecls) ? listOf(variableDecls.decls) : []))
    .flatMap((variable) => {
      const made = nodesOf(variable.assignment, 'NewStandard').slice(0, 1)
      const names = set.filter(({ of }) => of === nameOf(variable.name)).map(({ name }) => name)
      return made.map((node): [Tree, string[]] => [node, names])
    })
}

/** What a block does whatever happens: not what stands under a condition. */
const expressionsIn = (statements: unknown) => listOf(statements).flatMap(({ expr }) => (isTree(expr) ? [expr] : []))

/** The members that every object has which is made by these values. */
export function setByConstructor(owner: ApexClass, values: Tree[]): Set<string> {
  const [first, ...others] = constructorsFor(owner, values).map((one) => setIn(one, owner))
  return new Set([...(first ?? [])].filter((name) => others.every((one) => one.has(name))))
}

/** The constructors that these values fit, as far as it can be told without a type check. */
export const constructorsFor = ({ methods }: ApexClass, values: Tree[]): ApexMethod[] =>
  methods
    .filter(({ type, parameters }) => type.name === '' && parameters.length === values.length)
    .filter(({ parameters }) => values.every((value, index) => fits(value, parameters[index]?.type.name)))

function fits({ '@class': kind, type }: Tree, parameter = ''): boolean {
  const literal = String(kind).endsWith('LiteralExpr') && isTree(type) ? String(type.$) : 'NULL'
  return literal === 'NULL' || literal === parameter.toUpperCase()
}

function setIn({ body }: ApexMethod, owner: ApexClass): Set<string> {
  const [block] = nodesOf(body, 'BlockStmnt')
  const expressions = expressionsIn(block?.stmnts)
  const first = expressions.find((one) => kindOf(one) === 'ThisMethodCallExpr')
  const before = first ? setByConstructor(owner, listOf(first.inputParameters)) : new Set<string>()
  return new Set([...before, ...assignmentsIn(expressions).map(({ name }) => name)])
}

/** The assignments among these expressions. */
const assignmentsIn = (expressions: Tree[]) =>
  expressions.filter((one) => kindOf(one) === 'AssignmentExpr').map(assignmentOf)

/** Every value that code gives to something, wherever it stands. */
export const everyAssignmentIn = (code: unknown): Assignment[] => [
  ...nodesOf(code, 'AssignmentExpr').map(assignmentOf),
  ...nodesOf(code, 'VariableDecl').map(({ name, assignment }) => ({ of: '', name: nameOf(name), value: assignment })),
]

function assignmentOf({ left, right }: Tree): Assignment {
  const names = isTree(left) ? listOf(left.names).map(nameOf) : []
  return { of: names.at(-2) ?? '', name: names.at(-1) ?? '', value: right }
}
