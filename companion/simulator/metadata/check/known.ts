import type { Org } from '../../org/org.ts'
import { isCustomName } from './apex-words.ts'
import type { Member } from '../manifest.ts'
import { keyOf } from './needs.ts'
import type { Component } from '../package.ts'

/** The names that a component may reference: those of the package, and those of the org. */
export type Known = {
  members: Member[]
  exists: (member: Member) => boolean
  /** Names of objects and of fields, of any object. */
  customNames: ReadonlySet<string>
  classNames: ReadonlySet<string>
}

/** Collects the names once per deployment. */
export function knownOf({ members, components }: { members: Member[]; components: Component[] }, org: Org): Known {
  const all: Member[] = [...components, ...org.state.deployed]
  const keys = new Set(all.map(keyOf))
  return {
    members,
    exists: (member) => keys.has(keyOf(member)) || isInCatalogue(member, org),
    customNames: new Set([...all.flatMap(customNamesOf), ...standardObjectsFields(org)]),
    classNames: new Set(all.filter(({ type }) => type === 'ApexClass').map(({ fullName }) => fullName)),
  }
}

const customNamesOf = ({ type, fullName }: Member) =>
  type === 'CustomObject' || type === 'CustomField' ? fullName.split('.') : []

/** Custom fields that the org has on objects of the platform. */
const standardObjectsFields = ({ catalogue }: Org) =>
  [...catalogue.values()].flatMap(({ fields }) => fields.map(({ name }) => name).filter(isCustomName))

/** Objects and fields of the org, including those of the platform. */
function isInCatalogue({ type, fullName }: Member, { catalogue }: Org): boolean {
  const [object = '', field] = fullName.split('.')
  if (type === 'CustomObject') return catalogue.has(object.toLowerCase()) || object === 'UserExternalCredential'
  const fields = type === 'CustomField' ? catalogue.get(object.toLowerCase())?.fields : undefined
  return fields?.some(({ name }) => name === field) ?? false
}
