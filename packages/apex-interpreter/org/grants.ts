import { addRow } from './rows.ts'
import type { Schema } from './schema.ts'
import type { Store } from './store.ts'

/** What a permission set grants. Rights are named as in metadata without `allow`: `Read`, `Edit`, `ViewAllRecords`. */
export type PermissionSetFacts = {
  name: string
  label: string
  /** Such as `ApiEnabled`. */
  userPermissions: string[]
  objects: { object: string; rights: string[] }[]
  fields: { field: string; isEditable: boolean }[]
  customPermissions: string[]
}

/** Adds a permission set with all that it grants, or the grants of one that is there. Returns its id. */
export function addPermissionSet(store: Store, schema: Schema, facts: PermissionSetFacts): string {
  const parentId =
    idOfSet(facts.name, store) ??
    addRow(store, schema, {
      object: 'PermissionSet',
      fields: { Name: facts.name, Label: facts.label, Type: 'Regular', ...rightsOf(facts.userPermissions) },
    })
  for (const { object, rights } of facts.objects) {
    const fields = { ParentId: parentId, SobjectType: object, ...rightsOf(rights) }
    addRow(store, schema, { object: 'ObjectPermissions', fields })
  }
  for (const { field, isEditable } of facts.fields) {
    const [object = ''] = field.split('.')
    const fields = { ParentId: parentId, SobjectType: object, Field: field, PermissionsRead: true }
    addRow(store, schema, { object: 'FieldPermissions', fields: { ...fields, PermissionsEdit: isEditable } })
  }
  for (const name of facts.customPermissions) {
    const fields = { ParentId: parentId, SetupEntityId: customPermission(name, store, schema) }
    addRow(store, schema, { object: 'SetupEntityAccess', fields: { ...fields, SetupEntityType: 'CustomPermission' } })
  }
  return parentId
}

/** Assigns a permission set to a user who does not hold it. */
export function assign(name: string, userId: string, { store, schema }: { store: Store; schema: Schema }) {
  const setId = idOfSet(name, store)
  const isHeld = store
    .rows('permissionsetassignment')
    .some(({ fields }) => fields.get('assigneeid') === userId && fields.get('permissionsetid') === setId)
  if (setId === undefined || isHeld) return
  addRow(store, schema, { object: 'PermissionSetAssignment', fields: { AssigneeId: userId, PermissionSetId: setId } })
}

function idOfSet(name: string, store: Store): string | undefined {
  const id = store
    .rows('permissionset')
    .find(({ fields }) => fields.get('name') === name)
    ?.fields.get('id')
  return typeof id === 'string' ? id : undefined
}

/** `PermissionsRead` of `Read`, each true. */
export const rightsOf = (names: string[]): Record<string, boolean> =>
  Object.fromEntries(names.map((name) => [`Permissions${name}`, true]))

function customPermission(name: string, store: Store, schema: Schema): string {
  const known = store.rows('custompermission').find(({ fields }) => fields.get('developername') === name)
  const id = known?.fields.get('id')
  if (typeof id === 'string') return id
  return addRow(store, schema, { object: 'CustomPermission', fields: { DeveloperName: name } })
}
