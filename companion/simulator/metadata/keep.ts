import type { Org } from '../org/org.ts'
import type { DeployedComponent } from '../state/deployed-component.ts'
import { deployedBy, without } from './deployed.ts'
import type { Message } from './deployment.ts'

/** Objects whose rows derive from deployed components. */
const MADE_OF_IT = [
  'ApexClass', 'LightningComponentBundle', 'LightningComponentResource', 'PermissionSet', 'EntityDefinition',
  'FieldDefinition', 'NamedCredential',
] // prettier-ignore

/** The address with which the named credentials are installed. */
const PLACEHOLDER = 'https://companion.tollbridge.invalid'

/** Stores a deployment's components, and deletes those that it removes: with an object its fields and records. */
export function keep(messages: Message[], org: Org): void {
  const [removed, brought] = [messages.filter(({ deleted }) => deleted), messages.filter(({ deleted }) => !deleted)]
  const staying = without(messages, org.state.deployed)
  org.state.deployed = [...staying.filter((one) => !isPartOf(one, removed)), ...brought.map(deployedBy)]
  for (const { fullName } of removed.filter(({ type }) => type === 'CustomObject')) org.tables.drop(fullName)
  for (const { fullName } of removed.filter(({ type }) => type === 'CustomField')) emptyField(fullName, org)
  for (const object of MADE_OF_IT) org.tables.forget(object)
  keepCredentials({ removed, brought }, org)
  if (messages.some(({ type }) => type === 'CustomObject' || type === 'CustomField')) changeSchema(org)
  org.saveRecords.now()
  org.save.now()
}

const isPartOf = ({ type, fullName }: DeployedComponent, removed: Message[]) =>
  type === 'CustomField' &&
  removed.some((one) => one.type === 'CustomObject' && fullName.startsWith(`${one.fullName}.`))

/**
 * The address of the named credential is metadata, so a deployment restores the one of the package. The key is not: it
 * stays with its external credential. UNSURE of both.
 */
function keepCredentials({ removed, brought }: { removed: Message[]; brought: Message[] }, { state }: Org): void {
  const isTouched = (name: string) =>
    [...removed, ...brought].some(({ type, fullName }) => type === 'NamedCredential' && fullName === name)
  if (isTouched('Tollbridge_Companion_Open') && state.companionUrl !== undefined) state.openCompanionUrl = PLACEHOLDER
  if (isTouched('Tollbridge_Companion')) delete state.companionUrl
  if (removed.some(({ type, fullName }) => type === 'ExternalCredential' && fullName === 'Tollbridge_Companion'))
    delete state.pairing
}

function emptyField(fullName: string, { tables }: Org): void {
  const [object = '', field = ''] = fullName.split('.')
  for (const row of tables.rows(object)) if (field in row) tables.put(object, { ...row, [field]: null })
}

function changeSchema({ state, clock }: Org): void {
  state.schemaChangedAt = Math.max(clock.now(), state.schemaChangedAt + 1000)
}
