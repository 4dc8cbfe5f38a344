import { basename, dirname } from 'node:path'
import type { Failures } from '../report.ts'
import type { Query, Schema } from './soql.ts'

/** Fields that every custom object has. */
const OF_EVERY_OBJECT = ['Id', 'Name', 'OwnerId', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'SystemModstamp']

/**
 * Objects of the platform that the declarations of jsforce leave out, with the fields that our queries name. No org was
 * available: the fields of CustomNotificationType are in Salesforc’s field reference, those of FlowDefinitionView in
 * its object reference and in published describes and queries of real orgs. Those of
 * PermissionSetGroupComponent are in the object reference.
 */
const REVIEWED: Record<string, string[]> = {
  CustomNotificationType: ['Id', 'DeveloperName'],
  FlowDefinitionView: [
    'ApiName',
    'IsActive',
    'NamespacePrefix',
    'RecordTriggerType',
    'TriggerObjectOrEventId',
    'TriggerType',
  ],
  PermissionSetGroupComponent: ['PermissionSetGroupId', 'PermissionSetId'],
}

/** Fields of declared objects that are newer than the declarations, by Salesforce's object reference. */
const NEWER: Record<string, string[]> = {
  PermissionSetAssignment: ['ExpirationDate', 'PermissionSetGroupId'],
}

/** The objects of the package by its field files, such as `objects/Tollbridge_Snapshot__c/fields/Used__c.field-meta.xml`. */
export function schemaOfFiles(paths: string[]): Schema {
  const fields = Map.groupBy(
    paths.filter((path) => path.endsWith('.field-meta.xml')),
    (path) => basename(dirname(dirname(path))),
  )
  return (object) => {
    const own = fields.get(object)?.map((path) => basename(path, '.field-meta.xml'))
    return own && new Set([...OF_EVERY_OBJECT, ...own])
  }
}

/** The standard objects by the declarations that jsforce generates from a real org. */
export function schemaOfDeclarations(declarations: string): Schema {
  return (object) => {
    const block = new RegExp(`type Fields\\$${object} = \\{(.*?)\\n\\};`, 's').exec(declarations)?.[1]
    if (block === undefined) return undefined
    return new Set([...[...block.matchAll(/^\s*(\w+):/gm)].map(([, field = '']) => field), ...(NEWER[object] ?? [])])
  }
}

/** The platform's objects that were confirmed one by one. */
export const reviewedSchema: Schema = (object) => {
  const fields = REVIEWED[object]
  return fields && new Set(fields)
}

/** Unnecessary entries: objects that the declarations have, and fields that no query names. */
export function faultsOfReview(queries: Query[], declared: Schema): Failures {
  return Object.entries(REVIEWED).flatMap(([object, fields]) => {
    if (declared(object)) return [`${object} is declared by jsforce: it needs no review`]
    const named = queries.filter((query) => query.object === object).flatMap((query) => query.fields)
    return fields
      .filter((field) => !named.includes(field))
      .map((field) => `no query names the reviewed ${object}.${field}`)
  })
}

/** Uses the first schema that has the object. */
export const schemaFrom =
  (...schemas: Schema[]): Schema =>
  (object) =>
    schemas.map((schema) => schema(object)).find((fields) => fields !== undefined)
