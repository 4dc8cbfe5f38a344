import type { Environment } from '../org/blueprint.ts'
import { account } from './account.ts'
import { campaign, campaignMember } from './campaign.ts'
import { caseObject } from './case.ts'
import { contact } from './contact.ts'
import { apiTotalUsageEventLog, eventLogFile } from './event-log-objects.ts'
import { lead } from './lead.ts'
import { entityDefinition, fieldDefinition, validationRule } from './metadata-objects.ts'
import type { ObjectSchema } from './object.ts'
import { opportunity } from './opportunity.ts'
import { objectPermissions, permissionSet, permissionSetAssignment } from './permission-objects.ts'
import { fieldPermissions, group, groupMember, queueSobject, userLicense } from './rights-objects.ts'
import { asInSandbox } from './sandbox.ts'
import { apexClass, apexTrigger, flowDefinitionView, organization, profile, user } from './setup-objects.ts'

/** Every object of an org, by its name in small letters: the API takes names in any case. */
export type Catalogue = ReadonlyMap<string, ObjectSchema>

const SETUP = [
  organization,
  user,
  profile,
  apexTrigger,
  apexClass,
  flowDefinitionView,
  entityDefinition,
  fieldDefinition,
  validationRule,
  permissionSet,
  permissionSetAssignment,
  objectPermissions,
  fieldPermissions,
  userLicense,
  group,
  groupMember,
  queueSobject,
  eventLogFile,
  apiTotalUsageEventLog,
]
const RECORDS = [lead, contact, account, opportunity, campaign, caseObject, campaignMember]

/** The objects of production, or of the sandbox made from it and changed a little since. */
export function catalogueOf(environment: Environment): Catalogue {
  const records = environment === 'sandbox' ? RECORDS.map(asInSandbox) : RECORDS
  return new Map([...SETUP, ...records].map((one) => [one.name.toLowerCase(), one]))
}
