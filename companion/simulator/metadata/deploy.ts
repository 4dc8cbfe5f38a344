import { freshRecordId } from '../org/ids.ts'
import type { Org } from '../org/org.ts'
import { asksForTests, type Deployment, type DeployOptions } from './deployment.ts'
import { keep } from './keep.ts'
import { messagesOf } from './messages.ts'
import { type MetadataPackage, readPackage } from './package.ts'
import { shapeOf } from './rules/shape.ts'
import { runTests } from './test-runs.ts'

/** Checks a package and stores its components in the org, unless it has faults or is only validated. */
export function deploy(zip: Uint8Array, options: DeployOptions, org: Org): Deployment {
  return deployContent(read(zip, options), options, org)
}

/** Deploys a parsed package. One whose components are in order is done once its tests have run. */
export function deployContent(content: MetadataPackage, options: DeployOptions, org: Org): Deployment {
  const messages = messagesOf(content, org)
  const successful = messages.every(({ problem }) => problem === undefined)
  const ran = { isDone: false, tests: [], ended: Promise.resolve() }
  const testLevel = options.testLevel ?? usualLevel(content, org)
  const made = { ...options, testLevel, id: freshRecordId('0Af'), at: org.clock.now(), content, messages, successful }
  const deployment: Deployment = { ...made, ...ran }
  org.deployments.set(deployment.id, deployment)
  if (successful && asksForTests(deployment)) deployment.ended = endAfterTests(deployment, org)
  else end(deployment, org)
  return deployment
}

/** A production org runs its local tests when Apex is deployed and the deployment says nothing of tests. */
const usualLevel = ({ components }: MetadataPackage, { state }: Org): string | undefined =>
  shapeOf(state).kind === 'production' && components.some(({ type }) => type === 'ApexClass' || type === 'ApexTrigger')
    ? 'RunLocalTests'
    : undefined

async function endAfterTests(deployment: Deployment, org: Org): Promise<void> {
  deployment.tests = await runTests(deployment, org)
  deployment.successful = deployment.tests.every(({ message }) => message === undefined)
  end(deployment, org)
}

function end(deployment: Deployment, org: Org): void {
  if (deployment.successful && !deployment.checkOnly) keep(deployment.messages, org)
  deployment.isDone = true
}

function read(zip: Uint8Array, { singlePackage = true }: DeployOptions): MetadataPackage {
  try {
    return readPackage(zip, singlePackage)
  } catch {
    return { manifest: undefined, removals: { before: [], after: [] }, components: [], strangers: [] }
  }
}
