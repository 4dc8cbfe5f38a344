import { describe, expect, it } from 'vitest'
import {
  environmentOf,
  orgKindOf,
  requireEnvironment,
  type Environment,
  type OrgKind,
  type OrgTraits,
} from '../../companion/src/connections/environment.ts'
import { decideOAuthTarget } from '../../companion/src/connections/handshake/oauth-target.ts'

const EXPIRES = '2026-12-31T00:00:00.000+0000'
const traits = (
  IsSandbox: boolean,
  OrganizationType: string | null,
  TrialExpirationDate: string | null,
): OrgTraits => ({
  IsSandbox,
  OrganizationType,
  TrialExpirationDate,
})

describe('C6 the kind of an org', () => {
  it.each([
    [traits(true, 'Enterprise Edition', null), 'sandbox', 'sandbox'],
    [traits(true, 'Developer Edition', EXPIRES), 'scratch', 'sandbox'],
    [traits(true, 'Developer Edition', null), 'sandbox', 'sandbox'],
    [traits(false, 'Developer Edition', null), 'developer', 'sandbox'],
    [traits(false, 'DEVELOPER', EXPIRES), 'developer', 'sandbox'],
    [traits(false, 'Enterprise Edition', EXPIRES), 'trial', 'sandbox'],
    [traits(false, 'Enterprise Edition', null), 'production', 'production'],
    [traits(false, null, null), 'production', 'production'],
  ])('%j is %s', (organization, kind, environment) => {
    expect(orgKindOf(organization)).toBe(kind)
    expect(environmentOf(orgKindOf(organization))).toBe(environment)
  })

  const comparing = (chosen: Environment, org: { kind: OrgKind; name: string }) => () => {
    requireEnvironment(chosen, org)
  }

  it('is compared with what the person chose', () => {
    expect(comparing('production', { kind: 'production', name: 'Acme' })).not.toThrow()
    expect(comparing('sandbox', { kind: 'scratch', name: 'Acme' })).not.toThrow()
    expect(comparing('production', { kind: 'developer', name: 'Acme' })).toThrow('ENVIRONMENT_MISMATCH')
    expect(comparing('sandbox', { kind: 'production', name: 'Acme' })).toThrow('ENVIRONMENT_MISMATCH')
  })
})

describe('the app and the place to sign in', () => {
  const settings = {
    clientId: 'configured',
    clientSecret: 'configured-secret',
    loginUrls: { production: 'https://login.salesforce.com', sandbox: 'https://test.salesforce.com' },
    hosts: { extraOrigins: [] },
    apiVersion: '67.0',
    timeoutMs: 1000,
    redirectUri: 'https://tollbridge.example.com/oauth/callback',
  }

  it('are the configured ones unless the person says otherwise', () => {
    expect(decideOAuthTarget({ environment: 'sandbox' }, settings)).toEqual({
      loginOrigin: 'https://test.salesforce.com',
      clientId: 'configured',
      clientSecret: 'configured-secret',
    })
  })

  it('are those of the person, without the configured secret', () => {
    const wish = { environment: 'production', loginHost: 'acme.my.salesforce.com', clientId: ' own ' } as const
    expect(decideOAuthTarget(wish, settings)).toEqual({
      loginOrigin: 'https://acme.my.salesforce.com',
      clientId: 'own',
    })
  })

  it('never mix a secret with another app', () => {
    expect(() => decideOAuthTarget({ environment: 'production', clientSecret: 'own' }, settings)).toThrow(
      'CLIENT_ID_MISSING',
    )
    expect(() => decideOAuthTarget({ environment: 'production' }, { ...settings, clientId: undefined })).toThrow(
      'CLIENT_ID_MISSING',
    )
  })
})
