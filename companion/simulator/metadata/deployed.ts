import type { DeployedComponent } from '../state/deployed-component.ts'
import type { Message } from './deployment.ts'
import type { Member } from './manifest.ts'
import { keyOf } from './check/needs.ts'

/** The component that a change leaves in the org. */
export const deployedBy = ({ type, fullName, fileName, id, kept }: Message): DeployedComponent => ({
  type,
  fullName,
  fileName,
  id,
  ...kept,
})

/** The deployed components, without some of them. */
export function without(gone: Member[], deployed: DeployedComponent[]): DeployedComponent[] {
  const keys = new Set(gone.map(keyOf))
  return deployed.filter((one) => !keys.has(keyOf(one)))
}
