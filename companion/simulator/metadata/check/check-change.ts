import { isHeld } from '../../org/jobs.ts'
import type { Org } from '../../org/org.ts'
import type { DeployedComponent } from '../../state/deployed-component.ts'

/** Salesforce's error for a class of a scheduled job, unless the org's deployment settings allow the change. */
export const JOBS_PENDING =
  'This schedulable class has jobs pending or in progress. You can bypass this error by allowing deployments with Apex jobs in the Deployment Settings page in Setup.'

type Change = { before: DeployedComponent; after: Pick<DeployedComponent, 'files' | 'definition'> }

/** Why a component of the org cannot be changed, or undefined. A field may become required: old rows stay as they are. */
export function changeFault({ before, after }: Change, org: Org): string | undefined {
  const { type, fullName, fileName, files, definition } = before
  const isSameText = files?.[fileName] === after.files?.[fileName]
  if (type === 'ApexClass' && !isSameText && isHeld(fullName, org.state)) return JOBS_PENDING
  const isOtherType = type === 'CustomField' && definition?.type !== after.definition?.type
  const [object = ''] = fullName.split('.')
  return isOtherType && org.tables.rows(object).length > 0 ? 'Cannot change type due to existing data' : undefined
}
