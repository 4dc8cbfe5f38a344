import { datetime, integer, READ_ONLY, reference, systemFields, text } from '../fields.ts'
import { object } from '../object.ts'

const readOnly = { readOnly: true }
const id = () => systemFields().slice(0, 1)

/** The name of a job that the org starts by itself. */
export const cronJobDetail = object('CronJobDetail', ['08a', [
  ...id(),
  text('Name', 255, { ...READ_ONLY, nameField: true }),
  text('JobType', 255, READ_ONLY),
]], readOnly) // prettier-ignore

/** The schedule. */
export const cronTrigger = object('CronTrigger', ['08e', [
  ...id(),
  reference('CronJobDetailId', 'CronJobDetail', READ_ONLY),
  datetime('NextFireTime', READ_ONLY),
  text('State', 255, READ_ONLY),
  datetime('StartTime', READ_ONLY),
  reference('OwnerId', 'User', READ_ONLY),
  reference('CreatedById', 'User', READ_ONLY),
  datetime('CreatedDate', READ_ONLY),
  integer('TimesTriggered', READ_ONLY),
]], readOnly) // prettier-ignore

/** A run of Apex in the background; one that waits for each planned job. */
export const asyncApexJob = object('AsyncApexJob', ['707', [
  ...id(),
  reference('ApexClassId', 'ApexClass', READ_ONLY),
  text('JobType', 255, READ_ONLY),
  text('Status', 255, READ_ONLY),
  reference('CreatedById', 'User', READ_ONLY),
  datetime('CreatedDate', READ_ONLY),
]], readOnly) // prettier-ignore
