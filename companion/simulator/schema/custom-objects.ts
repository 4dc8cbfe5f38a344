import { createHash } from 'node:crypto'
import type { DeployedComponent } from '../state/deployed-component.ts'
import type { Field, FieldOptions } from './field.ts'
import {
  checkbox, date, datetime, decimal, email, longText, phone, READ_ONLY, reference, REQUIRED, systemFields, text, url,
} from './fields.ts' // prettier-ignore
import { object, type ObjectSchema } from './object.ts'

type Definition = Record<string, string>

/** The objects of deployed packages, as their metadata defines them. */
export function customObjects(deployed: DeployedComponent[]): ObjectSchema[] {
  const fields = Map.groupBy(
    deployed.filter(({ type }) => type === 'CustomField'),
    ({ fullName }) => fullName.split('.')[0],
  )
  return deployed
    .filter(({ type }) => type === 'CustomObject')
    .map(({ fullName, definition = {} }) => customObject(fullName, definition, fields.get(fullName) ?? []))
}

function customObject(name: string, definition: Definition, fields: DeployedComponent[]): ObjectSchema {
  const isSetting = definition.customSettingsType !== undefined
  const own = fields.map(({ fullName, definition: of = {} }) => customField(fullName.split('.')[1] ?? '', of))
  return {
    ...object(name, [keyPrefixOf(name), [...systemFields(), ...(isSetting ? SETTING : ownedBy(definition)), ...own]]),
    label: definition.label ?? name,
    labelPlural: definition.pluralLabel ?? definition.label ?? name,
    customSetting: isSetting,
    numberFormat: definition['nameField.displayFormat'],
  }
}

/** Salesforce assigns prefixes in sequence. Here each derives from the name, so none must be stored. */
export function keyPrefixOf(name: string): string {
  return `a${createHash('sha256').update(name).digest('base64url').replace(/[-_]/g, '').slice(0, 2)}`
}

/** One row per place in the hierarchy: the org, a profile or a user. */
const SETTING = [
  text('Name', 38, { nameField: true, nillable: true }),
  reference('SetupOwnerId', ['Organization', 'Profile', 'User'], { ...REQUIRED, unique: true, updateable: false }),
]

const NUMBERED: FieldOptions = { ...READ_ONLY, autoNumber: true, defaultedOnCreate: true, nillable: false }

function ownedBy(definition: Definition): Field[] {
  const isNumbered = definition['nameField.type'] === 'AutoNumber'
  return [
    text('Name', 80, { nameField: true, ...(isNumbered && NUMBERED) }),
    reference('OwnerId', 'User', { nillable: false, defaultedOnCreate: true }),
  ]
}

type Make = (name: string, definition: Definition, options: FieldOptions) => Field

const lengthOf = ({ length }: Definition, usual: number) => Number(length ?? usual)
const numberField: Make = (name, { precision, scale }, options) =>
  decimal(name, [Number(precision ?? 18), Number(scale ?? 0)], options)
const textField: Make = (name, definition, options) => text(name, lengthOf(definition, 255), options)

const MAKERS: Partial<Record<string, Make>> = {
  Checkbox: (name, { defaultValue }, options) =>
    checkbox(name, { ...options, nillable: false, defaultValue: defaultValue === 'true' }),
  Date: (name, _, options) => date(name, options),
  DateTime: (name, _, options) => datetime(name, options),
  Email: (name, _, options) => email(name, options),
  LongTextArea: (name, definition, options) => longText(name, lengthOf(definition, 32_768), options),
  Number: numberField,
  Phone: (name, _, options) => phone(name, options),
  Text: textField,
  TextArea: (name, _, options) => longText(name, 255, options),
  Url: (name, _, options) => url(name, options),
}

/** A field of any other type holds text. */
function customField(name: string, definition: Definition): Field {
  const { type = '', label, required, unique, externalId } = definition
  const options: FieldOptions = {
    ...(label !== undefined && { label }),
    nillable: required !== 'true',
    unique: unique === 'true',
    externalId: externalId === 'true',
  }
  return (MAKERS[type] ?? textField)(name, definition, options)
}
