import { XMLParser } from 'fast-xml-parser'
import { basename } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { PermissionSetFacts } from '../../../packages/apex-interpreter/index.ts'
import { packageSources } from '../sources.ts'

const Flag = Type.Union([Type.Literal('true'), Type.Literal('false')])
const Named = Type.Array(Type.Object({ name: Type.String(), enabled: Flag }), { default: [] })
const ON_OBJECTS = {
  allowCreate: 'Create',
  allowDelete: 'Delete',
  allowEdit: 'Edit',
  allowRead: 'Read',
  modifyAllRecords: 'ModifyAllRecords',
  viewAllRecords: 'ViewAllRecords',
} as const
const PermissionSetFile = Type.Object({
  PermissionSet: Type.Object({
    label: Type.String(),
    customPermissions: Named,
    userPermissions: Named,
    fieldPermissions: Type.Array(Type.Object({ field: Type.String(), readable: Flag, editable: Flag }), {
      default: [],
    }),
    objectPermissions: Type.Array(
      Type.Object({
        object: Type.String(),
        ...{ allowCreate: Flag, allowDelete: Flag, allowEdit: Flag, allowRead: Flag },
        ...{ modifyAllRecords: Flag, viewAllRecords: Flag },
      }),
      { default: [] },
    ),
  }),
})

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name.endsWith('Permissions') })

/** The permission sets of the package, and what they grant. */
export const packagePermissionSets = (): PermissionSetFacts[] =>
  packageSources('*.permissionset-meta.xml').map(({ path, text }) => {
    const parsed: unknown = parser.parse(text)
    const { PermissionSet: set } = Value.Parse(PermissionSetFile, Value.Default(PermissionSetFile, parsed))
    return {
      name: basename(path, '.permissionset-meta.xml'),
      label: set.label,
      userPermissions: enabledIn(set.userPermissions),
      customPermissions: enabledIn(set.customPermissions),
      fields: set.fieldPermissions
        .filter(({ readable }) => readable === 'true')
        .map(({ field, editable }) => ({ field, isEditable: editable === 'true' })),
      objects: set.objectPermissions.map(({ object, ...rights }) => ({
        object,
        rights: Object.entries(ON_OBJECTS).flatMap(([key, right]) =>
          Object.entries(rights).some(([name, flag]) => name === key && flag === 'true') ? [right] : [],
        ),
      })),
    }
  })

const enabledIn = (all: { name: string; enabled: string }[]): string[] =>
  all.filter(({ enabled }) => enabled === 'true').map(({ name }) => name)
