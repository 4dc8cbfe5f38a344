import type { DeployedComponent } from '../state/deployed-component.ts'
import type { OrgState } from '../state/org-state.ts'
import { account } from './objects/account.ts'
import { campaign, campaignMember } from './objects/campaign.ts'
import { caseObject } from './objects/case.ts'
import { contact } from './objects/contact.ts'
import { customObjects } from './custom-objects.ts'
import { apiTotalUsageEventLog, eventLogFile } from './objects/event-log-objects.ts'
import { asyncApexJob, cronJobDetail, cronTrigger } from './objects/job-objects.ts'
import { lead } from './objects/lead.ts'
import {
  entityDefinition, fieldDefinition, lightningComponentBundle, lightningComponentResource, namedCredential, validationRule,
} from './objects/metadata-objects.ts' // prettier-ignore
import type { ObjectSchema } from './object.ts'
import { opportunity } from './objects/opportunity.ts'
import { objectPermissions, permissionSet, permissionSetAssignment } from './objects/permission-objects.ts'
import { fieldPermissions, group, groupMember, queueSobject, userLicense } from './objects/rights-objects.ts'
import { sandboxInfo, sandboxProcess } from './objects/sandbox-objects.ts'
import { asInSandbox } from './sandbox.ts'
import { apexClass, apexTrigger, flowDefinitionView, organization, profile, user } from './objects/setup-objects.ts'

/** Every object of an org, by its lower-case name, since the API accepts names in any case. */
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
  lightningComponentBundle,
  namedCredential,
  lightningComponentResource,
  permissionSet,
  permissionSetAssignment,
  objectPermissions,
  fieldPermissions,
  userLicense,
  group,
  groupMember,
  queueSobject,
  cronJobDetail,
  cronTrigger,
  asyncApexJob,
  eventLogFile,
  apiTotalUsageEventLog,
  sandboxInfo,
  sandboxProcess,
]
const RECORDS = [lead, contact, account, opportunity, campaign, caseObject, campaignMember]

const made = new WeakMap<DeployedComponent[], Catalogue>()

/** The objects of production, or of its sandbox with a few changes, and those of deployed packages. */
export function catalogueOf({ environment, deployed }: Pick<OrgState, 'environment' | 'deployed'>): Catalogue {
  const known = made.get(deployed)
  if (known) return known
  const records = environment === 'sandbox' ? RECORDS.map(asInSandbox) : RECORDS
  const objects = [...SETUP, ...records, ...customObjects(deployed)]
  const catalogue = new Map(objects.map((one) => [one.name.toLowerCase(), one]))
  made.set(deployed, catalogue)
  return catalogue
}
