import { basename, dirname } from 'node:path'
import type { Schema } from './soql.ts'

/** Fields that every custom object has. */
const OF_EVERY_OBJECT = ['Id', 'Name', 'OwnerId', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'SystemModstamp']

/**
 * Objects of the platform that the declarations of jsforce leave out. Each field was looked up in the Object Reference
 * of Salesforce before it was put here.
 */
const REVIEWED: Record<string, string[]> = {
  CronJobDetail: ['Id', 'Name', 'JobType'],
  CronTrigger: ['Id', 'CronJobDetailId', 'NextFireTime', 'PreviousFireTime', 'State'],
  CustomNotificationType: ['Id', 'DeveloperName', 'MasterLabel'],
  FlowDefinitionView: [
    'Id',
    'ApiName',
    'NamespacePrefix',
    'ActiveVersionId',
    'IsActive',
    'ProcessType',
    'TriggerType',
    'RecordTriggerType',
    'TriggerObjectOrEventId',
  ],
  ApexTrigger: [
    'Id',
    'Name',
    'NamespacePrefix',
    'Status',
    'TableEnumOrId',
    'ApiVersion',
    'Body',
    'LengthWithoutComments',
  ],
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
    return block === undefined ? undefined : new Set([...block.matchAll(/^\s*(\w+):/gm)].map(([, field = '']) => field))
  }
}

/** The platform's objects that were looked up one by one. */
export const reviewedSchema: Schema = (object) => {
  const fields = REVIEWED[object]
  return fields && new Set(fields)
}

/** The first schema that knows an object has the word. */
export const schemaFrom =
  (...schemas: Schema[]): Schema =>
  (object) =>
    schemas.map((schema) => schema(object)).find((fields) => fields !== undefined)
