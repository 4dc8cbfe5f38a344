import { XMLParser } from 'fast-xml-parser'
import { basename, dirname } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { sObject, type SObjectShape } from '../../../packages/apex-interpreter/index.ts'
import { packageSources } from '../sources.ts'

const Text = Type.Optional(Type.String())
const FieldFile = Type.Object({
  CustomField: Type.Object({
    fullName: Type.String(),
    type: Type.String(),
    ...{ length: Text, precision: Text, scale: Text, defaultValue: Text, referenceTo: Text },
    ...{ required: Text, unique: Text },
  }),
})
const ObjectFile = Type.Object({
  CustomObject: Type.Object({
    customSettingsType: Text,
    nameField: Type.Optional(Type.Object({ type: Type.String() })),
  }),
})

type CustomField = Static<typeof FieldFile>['CustomField']

const parser = new XMLParser({ parseTagValue: false })

/** The custom objects and settings of the package, as an org knows them. */
export function packageObjects(): SObjectShape[] {
  const fields = packageSources('*.field-meta.xml').map(({ path, text }) => ({
    object: basename(dirname(dirname(path))),
    field: Value.Parse(FieldFile, parser.parse(text)).CustomField,
  }))
  return packageSources('*.object-meta.xml').map(({ path, text }, index) => {
    const name = basename(path, '.object-meta.xml')
    const { customSettingsType, nameField } = Value.Parse(ObjectFile, parser.parse(text)).CustomObject
    const own = fields
      .filter(({ object }) => object === name)
      .map(({ field }): [string, string] => [field.fullName, written(field)])
    return sObject({
      name,
      prefix: `a${String(index).padStart(2, '0')}`,
      kind: customSettingsType === undefined ? 'data' : 'setting',
      fields: {
        ...(customSettingsType === undefined ? ofObject(nameField?.type) : OF_SETTING),
        ...Object.fromEntries(own),
      },
    })
  })
}

const OF_SETTING = { Name: 'Text 38', SetupOwnerId: 'Id' }

const ofObject = (nameType = 'Text') => ({
  Name: nameType === 'AutoNumber' ? 'AutoNumber read-only' : 'Text 80',
  OwnerId: 'Reference User',
})

/** A field as the interpreter takes it, such as `Number 18,0 required`. */
function written({ type, ...field }: CustomField): string {
  const size = field.precision === undefined ? field.length : `${field.precision},${field.scale ?? 0}`
  return [
    type === 'Lookup' ? `Reference ${field.referenceTo ?? ''}` : type,
    ...(size === undefined ? [] : [size]),
    ...(field.required === 'true' ? ['required'] : []),
    ...(field.unique === 'true' ? ['unique'] : []),
    ...(type === 'Checkbox' ? [`default ${field.defaultValue ?? 'false'}`] : []),
  ].join(' ')
}
