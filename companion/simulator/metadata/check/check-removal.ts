import { isHeld } from '../../org/jobs.ts'
import type { Org } from '../../org/org.ts'
import type { DeployedComponent } from '../../state/deployed-component.ts'
import { JOBS_PENDING } from './check-change.ts'
import { isNeeded } from './needs.ts'

/** Why a component cannot be deleted while others stay, or undefined. */
export function removalFault(component: DeployedComponent, staying: DeployedComponent[], org: Org): string | undefined {
  if (component.type === 'ApexClass' && isHeld(component.fullName, org.state)) return JOBS_PENDING
  return assignmentFault(component, org) ?? useFault(component, staying)
}

/** UNSURE of the message: Salesforce refuses to uninstall a package for the same reason. */
function assignmentFault({ type, id, fullName }: DeployedComponent, { tables }: Org): string | undefined {
  const isAssigned = tables.rows('PermissionSetAssignment').some(({ PermissionSetId }) => PermissionSetId === id)
  return type === 'PermissionSet' && isAssigned
    ? `Permission set ${fullName} is assigned to users. Remove the assignments, then delete it.`
    : undefined
}

function useFault(component: DeployedComponent, staying: DeployedComponent[]): string | undefined {
  const users = staying.filter(({ needs = [] }) => isNeeded(component, needs))
  if (users.length === 0) return undefined
  const list = users.map(({ type, fullName }) => `${type} - ${fullName}`).join(', ')
  return `This ${component.type} is referenced elsewhere in salesforce.com. Remove the usage and try again. : ${list}`
}
