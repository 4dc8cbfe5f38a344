import { refusal } from '../refusals.ts'
import { sameId } from '../../salesforce/index.ts'
import { requireEnvironment } from '../environment.ts'
import type { Handshake } from './store.ts'
import type { Org } from '../proof/org.ts'
import { isRefreshedSandbox, type FoundOrg } from '../tokens/sandbox-refreshed.ts'
import type { ConnectionRow } from '../tables.ts'

/** What a sign-in does to the connection that it was made for. */
export type Verdict = 'reauthorized' | 'relinked' | 'sandbox-refreshed'

type Wish = Pick<Handshake, 'purpose' | 'allowOtherUser'>

/** Judges where a sign-in led: to the org of the connection, to what a sandbox became, or elsewhere, which is refused. */
export function judgeSignIn(row: ConnectionRow, { purpose, allowOtherUser }: Wish, found: FoundOrg): Verdict {
  const { org } = found
  const isSame = sameId(org.organizationId, row.organizationId)
  const isRefreshed = !isSame && isRefreshedSandbox(row, found)
  if (!isSame && !isRefreshed) throw organizationDifferent(row, org)
  if (isRefreshed && purpose === 'reauthorize') return 'sandbox-refreshed'
  requireEnvironment(row.environment, org)
  if (!allowOtherUser) requireSameUser(row, org)
  return purpose === 'relink' ? 'relinked' : 'reauthorized'
}

const organizationDifferent = ({ organizationId, foundOrganizationId }: ConnectionRow, org: Org) =>
  refusal('ORGANIZATION_DIFFERENT', { expected: foundOrganizationId ?? organizationId, found: org.organizationId })

/** A renamed user keeps the id. In a refreshed sandbox, only the name may be the same. */
function requireSameUser({ userId, username }: ConnectionRow, { user }: Org): void {
  if (sameId(userId, user.id) || username === user.username) return
  throw refusal('INTEGRATION_USER_DIFFERENT', { expected: username, found: user.username })
}
