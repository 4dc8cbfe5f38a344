import { backgroundSpendings } from '../event-log/spendings.ts'
import { backgroundUsage } from '../limits/sliding-window.ts'
import { randomBase62, freshOrganizationId } from './ids.ts'
import type { OrgState } from '../state/org-state.ts'

export type Environment = OrgState['environment']
export type ClientKeys = { clientId: string; clientSecret: string }

export const SANDBOX_NAME = 'uat'

const NAMES = { production: 'Lindholm Instruments', sandbox: 'Lindholm Instruments UAT' }
const BACKGROUND = { production: 41_760, sandbox: 7_200 }
const DAILY_REQUESTS = 115_000

/** The initial data of an org. */
export function newOrgState(environment: Environment, now: number): OrgState {
  return {
    environment,
    name: NAMES[environment],
    organizationId: freshOrganizationId(),
    copiedAt: now,
    schemaChangedAt: now,
    port: 0,
    ...newClientKeys(),
    clockOffset: 0,
    organization: {},
    families: [],
    accessTokens: [],
    allowance: { max: DAILY_REQUESTS, hardCap: DAILY_REQUESTS },
    window: backgroundUsage(BACKGROUND[environment], now),
    spendings: backgroundSpendings(BACKGROUND[environment], now),
    headerForm: 'bare',
    hiddenFields: {},
    deployed: [],
  }
}

/** Consumer key and secret of an external client app. */
export function newClientKeys(): ClientKeys {
  return { clientId: `3MVG9${randomBase62(80)}`, clientSecret: randomBase62(64).toUpperCase() }
}
