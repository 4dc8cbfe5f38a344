import { freshRecordId } from '../org/ids.ts'
import type { Org } from '../org/org.ts'
import { changeFault } from './check/check-change.ts'
import { componentFault } from './check/check-component.ts'
import { languageFault } from './check/check-language.ts'
import type { Kept, Message } from './deployment.ts'
import { type Known, knownOf } from './check/known.ts'
import { type Member, membersOf } from './manifest.ts'
import { needsOf } from './check/needs.ts'
import type { Component, MetadataPackage } from './package.ts'
import type { Surroundings } from '../../../scripts/salesforce/metadata/rules/faults.ts'
import type { OrgShape } from '../../../scripts/salesforce/metadata/rules/orgs.ts'
import { ruleFault, surroundingsOf } from './rules/check-rules.ts'
import { clientAppFault } from './rules/client-app.ts'
import { shapeOf } from './rules/shape.ts'
import { removalMessages } from './check/removals.ts'
import { xmlFault } from './xml.ts'

/** The result of each component of a package, and of each that it removes. */
export function messagesOf(content: MetadataPackage, org: Org): Message[] {
  const { manifest, removals, components, strangers } = content
  const manifestFault =
    manifest === undefined
      ? 'No package.xml found'
      : [manifest, ...removals.before, ...removals.after].map(xmlFault).find((fault) => fault)
  if (manifestFault) return [problem({ type: '', fullName: 'package.xml' }, 'package.xml', manifestFault)]
  const members = membersOf(manifest ?? '')
  const known = knownOf({ members, components }, org)
  const rules = {
    shape: shapeOf(org.state),
    around: surroundingsOf([...components, ...org.state.deployed]),
    brought: components,
  }
  const changes = components.map((component) => messageOf(component, { known, rules }, org))
  return [
    ...changes,
    ...strangers.map((path) => problem({ type: '', fullName: path }, path, 'File is of no type that this org knows')),
    ...absent(members, components),
    ...removalMessages(removals, changes, org),
  ]
}

type Rules = { shape: OrgShape; around: Surroundings; brought: Component[] }

function messageOf(component: Component, { known, rules }: { known: Known; rules: Rules }, org: Org): Message {
  const { type, fullName, fileName } = component
  const before = org.state.deployed.find((one) => isSame(one, component))
  const kept = keptOf(component, known)
  const fault =
    componentFault(component, known) ??
    ruleFault(component, rules.shape, rules.around) ??
    clientAppFault(component, { brought: rules.brought, deployed: org.state.deployed }) ??
    languageFault(component, org.state) ??
    (before && changeFault({ before, after: kept }, org))
  const id = before?.id ?? freshRecordId(KEY_PREFIXES[type] ?? '0XX')
  return { type, fullName, fileName, id, created: !before, kept, problem: fault }
}

const KEY_PREFIXES: Partial<Record<string, string>> = {
  ApexClass: '01p', LightningComponentBundle: '0Rb', CustomField: '00N', CustomObject: '01I', CustomTab: '01r', PermissionSet: '0PS',
} // prettier-ignore

function keptOf(component: Component, { classNames }: Known): Kept {
  const { type, files, definition } = component
  const needs = needsOf(component, classNames)
  return {
    ...(WITH_CODE.includes(type) && { files: Object.fromEntries(files) }),
    ...(needs.length > 0 && { needs }),
    ...(definition && { definition }),
  }
}

/** Types whose text the org tells. */
const WITH_CODE = ['ApexClass', 'ApexTrigger', 'LightningComponentBundle']

function absent(members: Member[], components: Component[]): Message[] {
  const isThere = (member: Member) => member.fullName === '*' || components.some((one) => isSame(one, member))
  const text = ({ type, fullName }: Member) =>
    `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`
  return members.filter((member) => !isThere(member)).map((member) => problem(member, 'package.xml', text(member)))
}

const isSame = (one: Member, other: Member) => one.type === other.type && one.fullName === other.fullName

function problem(member: Member, fileName: string, text: string): Message {
  return { ...member, fileName, id: '', created: false, problem: text }
}
