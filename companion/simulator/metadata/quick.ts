import type { Org } from '../org/org.ts'
import { deployContent } from './deploy.ts'
import { asksForTests, type Deployment } from './deployment.ts'

const MOST_AGE = 10 * 24 * 3_600_000

/**
 * Deploys a validation without running tests again. Undefined when the validation does not
 * qualify: it failed, ran no tests, is older than ten days, or precedes another deployment.
 */
export function deployValidated(validationId: string, org: Org): Deployment | undefined {
  const validated = org.deployments.get(validationId)
  if (!validated || !qualifies(validated, org)) return undefined
  return deployContent(validated.content, { checkOnly: false, testLevel: 'NoTestRun' }, org)
}

function qualifies({ id, at, checkOnly, successful, isDone, testLevel }: Deployment, { deployments, clock }: Org) {
  const all = [...deployments.values()]
  const since = all.slice(all.findIndex((one) => one.id === id) + 1)
  return (
    checkOnly &&
    successful &&
    isDone &&
    asksForTests({ testLevel }) &&
    clock.now() - at <= MOST_AGE &&
    !since.some((one) => one.successful && !one.checkOnly)
  )
}
