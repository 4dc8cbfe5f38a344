import { freshRecordId } from '../org/ids.ts'
import type { Org } from '../org/org.ts'
import type { Deployment, DeployOptions } from './deployment.ts'
import { keep } from './keep.ts'
import { messagesOf } from './messages.ts'
import { type MetadataPackage, readPackage } from './package.ts'

/** Checks a package and stores its components in the org, unless it has faults or is only validated. */
export function deploy(zip: Uint8Array, options: DeployOptions, org: Org): Deployment {
  return deployContent(read(zip, options), options, org)
}

/** Deploys a parsed package. */
export function deployContent(content: MetadataPackage, options: DeployOptions, org: Org): Deployment {
  const messages = messagesOf(content, org)
  const successful = messages.every(({ problem }) => problem === undefined)
  if (successful && !options.checkOnly) keep(messages, org)
  const deployment = { ...options, id: freshRecordId('0Af'), at: org.clock.now(), content, messages, successful }
  org.deployments.set(deployment.id, deployment)
  return deployment
}

function read(zip: Uint8Array, { singlePackage = true }: DeployOptions): MetadataPackage {
  try {
    return readPackage(zip, singlePackage)
  } catch {
    return { manifest: undefined, removals: { before: [], after: [] }, components: [], strangers: [] }
  }
}
