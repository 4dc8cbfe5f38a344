import type { Contract } from '../../../scripts/salesforce/contract/contract.ts'
import type { Kind } from '../../../scripts/salesforce/contract/kinds.ts'

/** A value that stands in for an answer of Apex, with its type in the contract. */
type Answer = { place: string; value: unknown; kind: Kind; words?: string[]; mayBeNull?: boolean }

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d{4})$/

const isAbsent = (value: unknown) => value === null || value === undefined

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const FITS: Record<Exclude<Kind['is'], 'list' | 'map' | 'object'>, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  moment: (value) => typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)),
  whole: Number.isSafeInteger,
  number: Number.isFinite,
  flag: (value) => typeof value === 'boolean',
  nothing: isAbsent,
  unknown: () => false,
}

/**
 * The breaches of the contract: surplus or missing members, another kind, a null without the word `null:`.
 * `seen` collects the members that had a value.
 */
export function faultsOfAnswer(answer: Answer, contract: Contract, seen = new Set<string>()): string[] {
  const { place, value, kind, words = [], mayBeNull = false } = answer
  if (mayBeNull && isAbsent(value)) return []
  const below = (name: string, held: unknown, of: Kind) =>
    faultsOfAnswer({ place: `${place}.${name}`, value: held, kind: of }, contract, seen)
  const other = [`${place} is ${JSON.stringify(value)}, not ${words.length > 0 ? words.join(' or ') : kind.is}`]
  switch (kind.is) {
    case 'list':
      return Array.isArray(value) ? value.flatMap((item, index) => below(String(index), item, kind.of)) : other
    case 'map':
      return isRecord(value) ? Object.entries(value).flatMap(([name, item]) => below(name, item, kind.of)) : other
    case 'object':
      return isRecord(value) ? faultsOfMembers({ place, value, name: kind.owner.name }, contract, seen) : other
    default:
      return FITS[kind.is](value) && (words.length === 0 || words.includes(String(value))) ? [] : other
  }
}

type Members = { place: string; value: Record<string, unknown>; name: string }

function faultsOfMembers({ place, value, name }: Members, contract: Contract, seen: Set<string>): string[] {
  const { members = [] } = contract.shapes.find((one) => one.name === name) ?? {}
  const surplus = Object.keys(value).filter((key) => !members.some((member) => member.name === key))
  return [
    ...surplus.map((key) => `${place}.${key} is no member of ${name}`),
    ...members.flatMap((member) => {
      const held = value[member.name]
      if (isAbsent(held)) return member.mayBeNull ? [] : [`${place}.${member.name} is missing`]
      seen.add(`${name}.${member.name}`)
      const { kind, words } = member
      return faultsOfAnswer({ place: `${place}.${member.name}`, value: held, kind, words }, contract, seen)
    }),
  ]
}
