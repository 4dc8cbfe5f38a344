import type { ApexClass, ApexMember } from './class.ts'
import { constructorsFor, creationsIn, everyAssignmentIn, setByConstructor, type Creation } from './creations.ts'
import { isGivenNull } from './given.ts'
import { isGuarded } from './guards.ts'
import { isTree, kindOf, listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'

/** Whether a member of a class may be null. */
export type Nulls = (owner: ApexClass, member: ApexMember) => boolean

type Code = {
  classes: ApexClass[]
  creations: (Creation & { within: ApexClass })[]
  /** The fields of custom settings, which are null where nobody set them. */
  settings: Set<string>
  seen: Set<Tree>
}

/**
 * Reads from the code where null may come from: a creation that leaves the member unset, a branch that says null, a
 * method or a member that may itself be null, a custom setting. Names are not resolved by their types: where two are
 * called the same, the one that may be null counts. What the code does not tell, the comment of the member may.
 */
export function nullsIn(classes: ApexClass[], settings: Set<string>): Nulls {
  const outer = classes.filter(({ name }) => !name.includes('.'))
  const creations = outer.flatMap((within) => creationsIn(within.tree).map((one) => ({ ...one, within })))
  return (owner, member) => isNullable(member, owner, { classes, creations, settings, seen: new Set() })
}

function isNullable({ name }: ApexMember, owner: ApexClass, code: Code): boolean {
  if (isLeftUnset(name, owner, code)) return true
  return [...valuesOf(name, owner, code), ...returnedByGetter(name, owner)].some((value) => isNull(value, owner, code))
}

function isLeftUnset(name: string, owner: ApexClass, code: Code): boolean {
  const isInitialized = nodesOf(owner.tree.members, 'FieldMember').some((field) =>
    nodesOf(field, 'VariableDecl').some((one) => nameOf(one.name) === name && isTree(valueOf(one.assignment))),
  )
  if (isInitialized || returnedByGetter(name, owner).length > 0) return false
  return creationsOf(owner, code).some(
    ({ set, values }) => !set.includes(name) && !setByConstructor(owner, values).has(name),
  )
}

const creationsOf = ({ name }: ApexClass, { creations }: Code) =>
  creations.filter(({ className }) => className === name || name.endsWith(`.${className}`))

/** What is given to a name anywhere in a class: its inner classes may set what is private to it, and it what is to them. */
function valuesOf(name: string, owner: ApexClass, { classes }: Code): unknown[] {
  const outer = classes.find((one) => one.name === owner.name.split('.')[0])
  const assignments = everyAssignmentIn(outer?.tree).filter((one) => one.name === name)
  return assignments.map(({ value }) => value)
}

const returnedByGetter = (name: string, { tree }: ApexClass) =>
  nodesOf(tree.members, 'PropertyDecl', ['InnerClassMember'])
    .filter((one) => nameOf(one.name) === name)
    .flatMap(({ getter }) => returnedBy(getter))

const returnedBy = (code: unknown) => nodesOf(code, 'ReturnStmnt').map(({ expr }) => expr)

function isNull(found: unknown, owner: ApexClass, code: Code): boolean {
  const value = valueOf(found)
  if (!isTree(value) || code.seen.has(value)) return false
  code.seen.add(value)
  if (value.isSafeNav === true) return true
  switch (kindOf(value)) {
    case 'LiteralExpr':
      return isTree(value.type) && value.type.$ === 'NULL'
    case 'TernaryExpr':
      return [value.trueExpr, value.falseExpr].some((branch) => isNull(branch, owner, code))
    case 'NullCoalescingExpr':
      return isNull(value.right, owner, code)
    case 'CastExpr':
      return isNull(value.expr, owner, code)
    case 'MethodCallExpr':
      return isNullReturned(pathOf(value), code)
    case 'VariableExpr':
      return isNullNamed(value, owner, code)
    default:
      return false
  }
}

/** An expression stands bare or wrapped as an optional value, which may be empty. */
const valueOf = (found: unknown) => (isTree(found) && !('@class' in found) ? found.value : found)

const pathOf = ({ names }: Tree) => listOf(names).map(nameOf)

/** A method of the package is looked into; of those of the platform, the getter of a map is known to find nothing. */
function isNullReturned(path: string[], code: Code): boolean {
  const [name, of] = [path.at(-1), path.at(-2)]
  const named = code.classes.filter((one) => one.name === of)
  const called = (named.length > 0 ? named : code.classes).flatMap((owner) =>
    owner.methods.filter((method) => method.name === name).map(({ body }) => ({ owner, body })),
  )
  if (called.length === 0) return name === 'get'
  return called.some(({ owner, body }) => returnedBy(body).some((value) => isNull(value, owner, code)))
}

function isNullNamed(value: Tree, owner: ApexClass, code: Code): boolean {
  const path = pathOf(value)
  const name = path.at(-1) ?? ''
  if (code.settings.has(name)) return true
  const isOfAnother = path.length > 1 || nodesOf(value.dottedExpr, 'MethodCallExpr').length > 0
  if (isOfAnother) return code.classes.some((one) => isNullThere(name, one, code))
  if (isGuarded(value, owner)) return false
  if (isGivenNull(value, code.classes)) return true
  if (valuesOf(name, owner, code).some((one) => isNull(one, owner, code))) return true
  return valuesGivenAs(name, owner, code).some(({ given, within }) => isNull(given, within, code))
}

const isNullThere = (name: string, owner: ApexClass, code: Code) =>
  owner.properties.some((property) => property.name === name && isNullable(property, owner, code))

/** What the constructors of a class are given as one of their parameters, and where. */
const valuesGivenAs = (parameter: string, owner: ApexClass, code: Code) =>
  creationsOf(owner, code).flatMap(({ values, within }) =>
    constructorsFor(owner, values).map(({ parameters }) => ({
      given: values[parameters.findIndex(({ name }) => name === parameter)],
      within,
    })),
  )
