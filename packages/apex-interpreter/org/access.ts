import type { Row } from '../values/values.ts'
import type { Store } from './store.ts'

/** The permission sets that a user holds, among them that of the profile and those of groups. */
function heldBy(userId: string, store: Store): Set<unknown> {
  const assigned = store.rows('permissionsetassignment').filter(({ fields }) => fields.get('assigneeid') === userId)
  const groups = new Set(assigned.map(({ fields }) => fields.get('permissionsetgroupid')).filter(Boolean))
  const inGroups = store
    .rows('permissionsetgroupcomponent')
    .filter(({ fields }) => groups.has(fields.get('permissionsetgroupid')))
  return new Set([...assigned, ...inGroups].map(({ fields }) => fields.get('permissionsetid')))
}

const grants = (row: Row, right: string): boolean => row.fields.get(`permissions${right}`) === true

/** Whether a user has a user permission such as `viewsetup`. */
export function hasUserPermission(userId: string, right: string, store: Store): boolean {
  const held = heldBy(userId, store)
  return store.rows('permissionset').some((row) => held.has(row.fields.get('id')) && grants(row, right))
}

/** Whether a user has a custom permission. */
export function hasCustomPermission(userId: string, name: string, store: Store): boolean {
  const held = heldBy(userId, store)
  const id = store
    .rows('custompermission')
    .find(({ fields }) => fields.get('developername') === name)
    ?.fields.get('id')
  return store
    .rows('setupentityaccess')
    .some(({ fields }) => fields.get('setupentityid') === id && held.has(fields.get('parentid')))
}

/** What a user asks to do with the rows of an object. */
export type ObjectRight = 'create' | 'read' | 'edit' | 'delete'

/** Whether a user has a right on an object. */
export function hasObjectRight(
  userId: string,
  { object, right }: { object: string; right: ObjectRight },
  store: Store,
): boolean {
  if (hasUserPermission(userId, 'modifyalldata', store)) return true
  if (right === 'read' && hasUserPermission(userId, 'viewalldata', store)) return true
  return rightsOn('objectpermissions', userId, store).some(
    (row) => isOn(row, 'sobjecttype', object) && grants(row, right),
  )
}

/** Whether a user sees every row of an object, whoever owns it. */
export const seesAllRows = (userId: string, object: string, store: Store): boolean =>
  ['modifyalldata', 'viewalldata'].some((right) => hasUserPermission(userId, right, store)) ||
  rightsOn('objectpermissions', userId, store).some(
    (row) => isOn(row, 'sobjecttype', object) && (grants(row, 'viewallrecords') || grants(row, 'modifyallrecords')),
  )

/** Whether a user has a right on a field such as `thing__c.used__c`. */
export const hasFieldRight = (
  userId: string,
  { field, right }: { field: string; right: 'read' | 'edit' },
  store: Store,
): boolean => rightsOn('fieldpermissions', userId, store).some((row) => isOn(row, 'field', field) && grants(row, right))

function rightsOn(object: string, userId: string, store: Store): Row[] {
  const held = heldBy(userId, store)
  return store.rows(object).filter(({ fields }) => held.has(fields.get('parentid')))
}

function isOn({ fields }: Row, name: string, wanted: string): boolean {
  const value = fields.get(name)
  return typeof value === 'string' && value.toLowerCase() === wanted
}
