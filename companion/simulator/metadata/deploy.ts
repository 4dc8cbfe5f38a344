import { freshRecordId } from '../org/ids.ts'
import type { Org } from '../org/org.ts'
import type { DeployedComponent } from '../state/org-state.ts'
import { catalogueOf } from '../schema/catalogue.ts'
import { componentFault } from './check-component.ts'
import type { Deployment, Message } from './deployment.ts'
import { type Member, membersOf } from './manifest.ts'
import { type Component, type MetadataPackage, readPackage } from './package.ts'
import { xmlFault } from './xml.ts'

/** Checks a package and, unless something is wrong or it is only a check, keeps its components in the org. */
export function deploy(zip: Uint8Array, { checkOnly }: { checkOnly: boolean }, org: Org): Deployment {
  const messages = messagesOf(read(zip), org)
  const successful = messages.every(({ problem }) => problem === undefined)
  if (successful && !checkOnly) keep(messages, org)
  const deployment = { id: freshRecordId('0Af'), checkOnly, at: org.clock.now(), messages, successful }
  org.deployments.set(deployment.id, deployment)
  return deployment
}

function read(zip: Uint8Array): MetadataPackage {
  try {
    return readPackage(zip)
  } catch {
    return { manifest: undefined, removals: [], components: [], strangers: [] }
  }
}

function messagesOf({ manifest, removals, components, strangers }: MetadataPackage, org: Org): Message[] {
  const manifestFault =
    manifest === undefined ? 'No package.xml found' : [manifest, ...removals].map(xmlFault).find((fault) => fault)
  if (manifestFault) return [problem({ type: '', fullName: 'package.xml' }, 'package.xml', manifestFault)]
  const members = membersOf(manifest ?? '')
  return [
    ...components.map((component) => messageOf(component, { members, components, org })),
    ...strangers.map((path) => problem({ type: '', fullName: path }, path, 'File is of no type that this org knows')),
    ...absent(members, components),
    ...removals.flatMap(membersOf).map((member) => removalOf(member, org)),
  ]
}

type Context = { members: Member[]; components: Component[]; org: Org }

function messageOf(component: Component, { members, components, org }: Context): Message {
  const { type, fullName, fileName } = component
  const known = org.state.deployed.find((one) => one.type === type && one.fullName === fullName)
  const exists = (wanted: Member) =>
    isStandard(wanted, org) ||
    [...components, ...org.state.deployed].some((one) => one.type === wanted.type && one.fullName === wanted.fullName)
  const id = known?.id ?? freshRecordId(type === 'ApexClass' ? '01p' : '0XX')
  return { type, fullName, fileName, id, created: !known, problem: componentFault(component, { members, exists }) }
}

/** Objects and fields that the org has without any package. */
function isStandard({ type, fullName }: Member, { state }: Org): boolean {
  const [object = '', field] = fullName.split('.')
  if (type === 'CustomObject')
    return catalogueOf(state.environment).has(object.toLowerCase()) || object === 'UserExternalCredential'
  const fields = type === 'CustomField' ? catalogueOf(state.environment).get(object.toLowerCase())?.fields : undefined
  return fields?.some(({ name }) => name === field) ?? false
}

/** What is not there cannot be removed; the platform says so, and goes on. */
function removalOf({ type, fullName }: Member, { state }: Org): Message {
  const found = state.deployed.find((one) => one.type === type && one.fullName === fullName)
  return { type, fullName, fileName: 'destructiveChanges.xml', id: found?.id ?? '', created: false, deleted: true }
}

function absent(members: Member[], components: Component[]): Message[] {
  const isThere = ({ type, fullName }: Member) =>
    fullName === '*' || components.some((one) => one.type === type && one.fullName === fullName)
  const text = ({ type, fullName }: Member) =>
    `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`
  return members.filter((member) => !isThere(member)).map((member) => problem(member, 'package.xml', text(member)))
}

function problem(member: Member, fileName: string, text: string): Message {
  return { ...member, fileName, id: '', created: false, problem: text }
}

/** Makes the org hold what a validation has checked, without checking it again. */
export function deployValidated(validationId: string, org: Org): Deployment | undefined {
  const validated = org.deployments.get(validationId)
  if (!validated?.checkOnly || !validated.successful) return undefined
  const deployment = { ...validated, id: freshRecordId('0Af'), checkOnly: false, at: org.clock.now() }
  keep(deployment.messages, org)
  org.deployments.delete(validationId)
  org.deployments.set(deployment.id, deployment)
  return deployment
}

function keep(messages: Message[], org: Org) {
  const isTouched = (one: DeployedComponent) =>
    messages.some(({ type, fullName }) => one.type === type && one.fullName === fullName)
  const fresh: DeployedComponent[] = messages
    .filter(({ deleted }) => !deleted)
    .map(({ type, fullName, fileName, id }) => ({ type, fullName, fileName, id }))
  org.state.deployed = [...org.state.deployed.filter((one) => !isTouched(one)), ...fresh]
  org.tables.forget('ApexClass')
  org.save.now()
}
