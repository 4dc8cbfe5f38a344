import { findPerson } from '../../accounts/index.ts'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ConnectionId } from '../ids.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import type { OAuthClient } from '../../salesforce/index.ts'
import type { Handshake } from './store.ts'
import type { Proof } from '../proof/proof.ts'
import { inConnection } from '../tokens/secrets.ts'
import type { Author } from '../connection/transition.ts'

/** A sign-in that Salesforce accepted: for which handshake, with which app, and what it was proven to lead to. */
export type SignIn = { handshake: Handshake; client: OAuthClient; proof: Proof; accessToken: string }

/** The columns of a connection from a sign-in, with its secrets sealed. */
export function toConnectionColumns(
  { client, proof, accessToken }: SignIn,
  at: { tenantId: TenantId; connectionId: ConnectionId },
  { vault }: { vault: Vault },
) {
  const { org, instanceUrl, refreshToken } = proof
  return {
    organizationId: org.organizationId,
    orgName: org.name,
    orgKind: org.kind,
    instanceUrl,
    loginOrigin: client.loginOrigin,
    clientId: client.clientId,
    userId: org.user.id,
    username: org.user.username,
    userName: org.user.name,
    clientSecret: client.clientSecret ? vault.seal(client.clientSecret, inConnection(at, 'clientSecret')) : null,
    accessToken: vault.seal(accessToken, inConnection(at, 'accessToken')),
    refreshToken: vault.seal(refreshToken, inConnection(at, 'refreshToken')),
  }
}

/** Who began a handshake; null if they are gone by now. */
export async function authorOf({ personId }: Handshake, deps: Stored): Promise<Author> {
  return (personId && (await findPerson(personId, deps))) ?? null
}
