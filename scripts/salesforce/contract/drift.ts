import ts from 'typescript'
import type { Failures } from '../report.ts'

const { Any, Never, Null, Undefined, Void, StringLike, NumberLike, BooleanLike } = ts.TypeFlags

/** Any text fits, because TypeScript widens the words of a declared constant to string. */
const PLAIN = { text: StringLike, number: NumberLike, flag: BooleanLike }

/** Where a value differs from an answer: surplus or missing members, another kind, an unexpected null. */
export function driftOf(given: ts.Type, wanted: ts.Type, checker: ts.TypeChecker): Failures {
  if (given.flags & (Any | Never)) return []
  if (given.flags & (Null | Undefined)) return allowsNone(wanted) ? [] : ['is never null']
  const [value, answer] = [given, wanted].map((type) => checker.getNonNullableType(type))
  if (!value || !answer) return []
  const plain = Object.entries(PLAIN).find(([, flags]) => isOf(answer, flags))
  if (plain) return isOf(value, plain[1]) ? [] : [`is no ${plain[0]}`]
  if (checker.isArrayType(answer)) return driftOfItems(value, answer, checker)
  return answer.getStringIndexType() ? [] : driftOfMembers(value, answer, checker)
}

const allowsNone = (type: ts.Type) => partsOf(type).some(({ flags }) => (flags & (Null | Undefined | Void)) !== 0)

const isOf = (type: ts.Type, flags: ts.TypeFlags) => partsOf(type).every((part) => (part.flags & flags) !== 0)

const partsOf = (type: ts.Type) => (type.isUnion() ? type.types : [type])

function driftOfItems(value: ts.Type, answer: ts.Type, checker: ts.TypeChecker): Failures {
  const [given, wanted] = [value, answer].map((type) => type.getNumberIndexType())
  if (!given || !wanted) return ['is no list']
  return driftOf(given, wanted, checker)
}

function driftOfMembers(value: ts.Type, answer: ts.Type, checker: ts.TypeChecker): Failures {
  const surplus = value.getProperties().filter(({ name }) => !answer.getProperty(name))
  return [
    ...surplus.map(({ name }) => `has no ${name}`),
    ...answer.getProperties().flatMap((member) => {
      const type = checker.getTypeOfSymbol(member)
      const given = value.getProperty(member.name)
      if (!given) return allowsNone(type) ? [] : [`lacks ${member.name}`]
      return driftOf(checker.getTypeOfSymbol(given), type, checker).map((fault) => `${member.name} ${fault}`)
    }),
  ]
}
