import { connectionOf, type Environment, findGoneLive, type GoneLive } from '../connections/index.ts'
import type { TenantId } from '../platform/ids.ts'
import { NO_SANDBOX } from './checks/causes.ts'
import type { GoLiveFacts } from './checks/checks.ts'
import { readFacts, type FactDeps } from './facts.ts'
import { answeredChecks, headlineOf, mayConnect, type AnsweredCheck, type Headline } from './headline.ts'
import { stepsOf, type Steps } from './steps.ts'

/** Where a tenant stands on the way to production. */
export type GoLive = {
  environment: Environment | null
  goneLive: GoneLive | null
  hadSandbox: boolean
  headline: Headline
  /** Whether production may be connected now, as far as the checks go. */
  mayConnect: boolean
  checks: AnsweredCheck[]
  steps: Steps
}

/** The list to go live by, as things are now. */
export async function readGoLive(tenantId: TenantId, deps: FactDeps): Promise<GoLive> {
  const row = await connectionOf(tenantId, deps)
  const facts = await readFacts({ tenantId, row }, deps)
  const checks = answeredChecks(facts)
  const headline = headlineOf(checks, { isStarted: isStarted(facts) })
  const place = {
    environment: row?.environment ?? null,
    hadSandbox: facts.hadSandbox,
    mayConnect: mayConnect(headline),
  }
  return {
    ...place,
    goneLive: (await findGoneLive(tenantId, deps)) ?? null,
    headline,
    checks,
    steps: stepsOf(place),
  }
}

/** Whether the tenant has begun: with a sandbox, with a comparison, or by the decision to do without. */
const isStarted = ({ isConnected, hadSandbox, report, accepted }: GoLiveFacts): boolean =>
  isConnected || hadSandbox || report !== null || accepted.has(NO_SANDBOX)
