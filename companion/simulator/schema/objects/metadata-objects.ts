import { checkbox, longText, READ_ONLY, reference, systemFields, text } from '../fields.ts'
import { object } from '../object.ts'

const readOnly = { readOnly: true }
const id = () => systemFields().slice(0, 1)

/** The objects of the org. Their ids are their names, as those of standard objects are. */
export const entityDefinition = object('EntityDefinition', ['4ie', [
  ...id(),
  text('DurableId', 255, READ_ONLY),
  text('QualifiedApiName', 70, { ...READ_ONLY, nameField: true }),
  text('Label', 255, READ_ONLY),
]], readOnly) // prettier-ignore

/** The fields of the objects, hidden ones too. UNSURE whether Salesforce shows those to a user who may not see them. */
export const fieldDefinition = object('FieldDefinition', ['4fe', [
  ...id(),
  text('DurableId', 255, READ_ONLY),
  text('QualifiedApiName', 70, { ...READ_ONLY, nameField: true }),
  text('Label', 255, READ_ONLY),
  text('DataType', 255, READ_ONLY),
  text('NamespacePrefix', 15, READ_ONLY),
  reference('EntityDefinitionId', 'EntityDefinition', READ_ONLY),
]], readOnly) // prettier-ignore

/** Available only in the Tooling API. */
export const validationRule = object('ValidationRule', ['03d', [
  ...systemFields(),
  text('ValidationName', 80, { ...READ_ONLY, nameField: true }),
  text('NamespacePrefix', 15, READ_ONLY),
  checkbox('Active', READ_ONLY),
  reference('EntityDefinitionId', 'EntityDefinition', READ_ONLY),
  text('ErrorMessage', 255, READ_ONLY),
  longText('Description', 1000, READ_ONLY),
]], { ...readOnly, toolingOnly: true }) // prettier-ignore

/** A Lightning component; known to the Tooling API alone. */
export const lightningComponentBundle = object('LightningComponentBundle', ['0Rb', [
  ...systemFields(),
  text('DeveloperName', 40, { ...READ_ONLY, nameField: true }),
  text('NamespacePrefix', 15, READ_ONLY),
  text('MasterLabel', 80, READ_ONLY),
  text('Description', 1000, READ_ONLY),
]], { ...readOnly, toolingOnly: true }) // prettier-ignore

/** Where Apex calls out to. */
export const namedCredential = object('NamedCredential', ['0XA', [
  ...systemFields(),
  text('DeveloperName', 80, { ...READ_ONLY, nameField: true }),
  text('NamespacePrefix', 15, READ_ONLY),
]], readOnly) // prettier-ignore

/** A file of a Lightning component; known to the Tooling API alone. */
export const lightningComponentResource = object('LightningComponentResource', ['0Rd', [
  ...systemFields(),
  text('FilePath', 255, { ...READ_ONLY, nameField: true }),
  text('Format', 40, READ_ONLY),
  reference('LightningComponentBundleId', 'LightningComponentBundle', READ_ONLY),
  longText('Source', 1_000_000, READ_ONLY),
]], { ...readOnly, toolingOnly: true }) // prettier-ignore
