import type { EventLog } from '../event-log/event-log.ts'
import { callRows, fileRows } from '../event-log/log-rows.ts'
import type { Clock } from '../org/clock.ts'
import type { Person } from '../org/people.ts'
import type { OrgState } from '../state/org-state.ts'
import { flowMaker, triggerMaker } from './automation.ts'
import { BUSINESS_MAKERS } from './business-makers.ts'
import { bundleMaker, classMaker, namedCredentialMaker, resourceMaker } from './code-makers.ts'
import { entityDefinitionMaker, fieldDefinitionMaker } from './definition-makers.ts'
import { asyncApexJobMaker, cronJobDetailMaker, cronTriggerMaker } from './job-makers.ts'
import { assignmentMaker, objectPermissionMaker, permissionSetMaker } from './permission-makers.ts'
import {
  fieldPermissionMaker,
  groupMaker,
  groupMemberMaker,
  queueSobjectMaker,
  userLicenseMaker,
} from './rights-makers.ts'
import { sandboxInfoMaker, sandboxProcessMaker } from './sandbox-makers.ts'
import { organizationMaker, profileMaker, userMaker } from './setup-makers.ts'
import type { Makers } from './tables.ts'
import { validationRuleMaker } from './validation-rules.ts'

type Origin = { state: OrgState; people: Person[] }

/** The makers of each object's rows in an org. */
export function makersOf(origin: Origin): Makers {
  const { environment } = origin.state
  return new Map([
    ...BUSINESS_MAKERS,
    ['Organization', organizationMaker(origin)],
    ['User', userMaker(origin)],
    ['Profile', profileMaker(origin)],
    ['ApexTrigger', triggerMaker(environment)],
    ['FlowDefinitionView', flowMaker(environment)],
    ['EntityDefinition', entityDefinitionMaker(origin.state)],
    ['FieldDefinition', fieldDefinitionMaker(origin.state)],
    ['ValidationRule', validationRuleMaker(origin.state)],
    ['PermissionSet', permissionSetMaker(origin)],
    ['PermissionSetAssignment', assignmentMaker(origin)],
    ['ObjectPermissions', objectPermissionMaker(origin)],
    ['FieldPermissions', fieldPermissionMaker(origin)],
    ['UserLicense', userLicenseMaker()],
    ['Group', groupMaker()],
    ['GroupMember', groupMemberMaker(origin)],
    ['QueueSobject', queueSobjectMaker()],
    ['ApexClass', classMaker(origin.state)],
    ['LightningComponentBundle', bundleMaker(origin.state)],
    ['LightningComponentResource', resourceMaker(origin.state)],
    ['NamedCredential', namedCredentialMaker(origin.state)],
  ])
}

type Living = { log: EventLog; state: OrgState; clock: Clock; sibling: () => OrgState | undefined }

/** The makers of rows that change over time. */
export function livingMakersOf({ log, state, clock, sibling }: Living): Makers {
  return new Map([
    ['EventLogFile', () => fileRows(log)],
    ['ApiTotalUsageEventLog', () => callRows(log)],
    ['CronJobDetail', cronJobDetailMaker(state)],
    ['CronTrigger', cronTriggerMaker(state, clock)],
    ['AsyncApexJob', asyncApexJobMaker(state)],
    ['SandboxInfo', sandboxInfoMaker({ state, sibling })],
    ['SandboxProcess', sandboxProcessMaker({ state, sibling })],
  ])
}
