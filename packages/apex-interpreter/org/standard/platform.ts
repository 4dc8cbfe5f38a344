import { sObject, type SObjectShape } from '../schema.ts'

const EVENTS = ['BeforeInsert', 'BeforeUpdate', 'BeforeDelete', 'AfterInsert', 'AfterUpdate', 'AfterDelete']

/** The org itself, its jobs, and what its metadata is made of. */
export const PLATFORM: SObjectShape[] = [
  sObject({
    name: 'Organization',
    prefix: '00D',
    kind: 'read-only',
    fields: {
      InstanceName: 'Text',
      IsSandbox: 'Checkbox',
      LanguageLocaleKey: 'Picklist',
      Name: 'Text',
      OrganizationType: 'Picklist',
      TrialExpirationDate: 'DateTime',
    },
  }),
  sObject({
    name: 'CronJobDetail',
    prefix: '08a',
    kind: 'read-only',
    fields: { JobType: 'Text', Name: 'Text' },
  }),
  sObject({
    name: 'CronTrigger',
    prefix: '08e',
    kind: 'read-only',
    fields: {
      CronExpression: 'Text',
      CronJobDetailId: 'Reference CronJobDetail',
      NextFireTime: 'DateTime',
      OwnerId: 'Reference User',
      PreviousFireTime: 'DateTime',
      State: 'Picklist',
    },
  }),
  sObject({
    name: 'AsyncApexJob',
    prefix: '707',
    kind: 'read-only',
    fields: { ApexClassId: 'Reference ApexClass', JobType: 'Picklist', MethodName: 'Text', Status: 'Picklist' },
  }),
  sObject({
    name: 'CustomNotificationType',
    prefix: '0ML',
    kind: 'read-only',
    fields: { DeveloperName: 'Text', MasterLabel: 'Text' },
  }),
  sObject({
    name: 'NamedCredential',
    prefix: '0XA',
    kind: 'read-only',
    fields: { DeveloperName: 'Text', Endpoint: 'Text', MasterLabel: 'Text' },
  }),
  sObject({
    name: 'ApexTrigger',
    prefix: '01q',
    kind: 'read-only',
    fields: {
      ApiVersion: 'Number 16,1',
      BodyCrc: 'Number 18,0',
      Name: 'Text',
      NamespacePrefix: 'Text',
      Status: 'Picklist',
      TableEnumOrId: 'Text',
      ...Object.fromEntries([...EVENTS, 'AfterUndelete'].map((event) => [`Usage${event}`, 'Checkbox'])),
    },
  }),
  sObject({
    name: 'FlowDefinitionView',
    prefix: '300',
    kind: 'read-only',
    fields: {
      ApiName: 'Text',
      IsActive: 'Checkbox',
      NamespacePrefix: 'Text',
      RecordTriggerType: 'Text',
      TriggerObjectOrEventId: 'Text',
      TriggerType: 'Text',
    },
  }),
]
