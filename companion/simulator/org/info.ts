import type { OrgState } from '../state/org-state.ts'
import type { Org } from './org.ts'
import { PASSWORD } from './people.ts'

/** The addresses, users and secrets that a script or a person needs to use an org. */
export type SimulatedOrgInfo = {
  environment: OrgState['environment']
  name: string
  loginUrl: string
  instanceUrl: string
  lightningUrl: string
  controlUrl: string
  organizationId: string
  username: string
  password: string
  accessToken: string
  clientId: string
  clientSecret: string
}

/** The description of a running org. */
export function orgInfo(org: Org): SimulatedOrgInfo {
  const { state, origin } = org
  return {
    environment: state.environment,
    name: state.name,
    loginUrl: origin,
    instanceUrl: origin,
    lightningUrl: `${origin}/lightning/n/Tollbridge`,
    controlUrl: `${origin}/__control`,
    organizationId: state.organizationId,
    username: org.people[0]?.username ?? '',
    password: PASSWORD,
    accessToken: accessTokenOf(org),
    clientId: state.clientId,
    clientSecret: state.clientSecret,
  }
}

/** The administrator's token for command-line clients, the same at every start. */
export function accessTokenOf({ state, tokens, people }: Org): string {
  const kept = state.accessTokens.find(({ endless, ended }) => endless && !ended)
  const administrator = people[1]?.id ?? ''
  return (
    kept?.token ??
    tokens.add({ userId: administrator, clientId: 'PlatformCLI', scopes: ['api', 'web', 'full'] }, { endless: true })
  )
}
