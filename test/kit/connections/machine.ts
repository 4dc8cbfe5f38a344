import { tenant, person } from '../../../companion/src/accounts/tables.ts'
import { orgAllowance } from '../../../companion/src/credits/tables.ts'
import { describeCache } from '../../../companion/src/parity/tables.ts'
import { forgetReadings } from '../../../companion/src/platform/feature.ts'
import { addConnection } from '../../../companion/src/connections/handshake/add-connection.ts'
import { connectionOf, findGoneLive } from '../../../companion/src/connections/connection/store.ts'
import { deleteConnection } from '../../../companion/src/connections/deletion/work.ts'
import { requestDeletion } from '../../../companion/src/connections/deletion/deletion.ts'
import type { Environment, OrgKind } from '../../../companion/src/connections/environment.ts'
import { readEvents } from '../../../companion/src/connections/connection/event-store.ts'
import { addHandshake, findHandshake, type Handshake } from '../../../companion/src/connections/handshake/store.ts'
import { newHold } from '../../../companion/src/connections/tokens/hold.ts'
import { renewConnection } from '../../../companion/src/connections/handshake/renew-connection.ts'
import { requireProductionAfter } from '../../../companion/src/connections/connection/never-back.ts'
import type { SignIn } from '../../../companion/src/connections/handshake/sign-in.ts'
import type { ConnectionRow, HandshakePurpose } from '../../../companion/src/connections/tables.ts'
import { endHoldWith, takeHold } from '../../../companion/src/connections/tokens/store.ts'
import type { Database } from '../../../companion/src/platform/database/database.ts'
import { newId, type OrganizationId, type PersonId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { HandshakeId } from '../../../companion/src/connections/ids.ts'
import type { Person } from '../../../companion/src/platform/person.ts'
import type { Vault } from '../../../companion/src/platform/vault/vault.ts'
import type { Wire } from '../../../companion/src/salesforce/wire/wire.ts'
import { virtualClock, type VirtualClock } from '../time/clock.ts'
import { connectionServicesOn } from '../service/services.ts'
import { testVault } from '../service/vault.ts'
import { crashBefore } from './crashing.ts'

/** A feature that stores all readings of an org. */
const KEEPS_READINGS = { api: undefined, readings: [describeCache, orgAllowance] }

/** An upper bound of the steps of any action. */
const NEVER = Number.MAX_SAFE_INTEGER

export type OrgLike = { kind: OrgKind; id: string; host?: string; user?: string }

/** The answer of Salesforce to a revoke. */
export type Salesforce = 'answers' | 'fails' | 'knows-no-token'

/** One tenant with its admin, and processes that work for it on one database. */
export async function startMachine(db: Database) {
  const [vault, clock] = [testVault(), virtualClock()]
  const by: Person = {
    tenantId: newId<TenantId>(),
    personId: newId<PersonId>(),
    name: 'Ada Admin',
    email: `${newId()}@example.com`,
    role: 'admin',
    language: 'en',
  }
  await db.insert(tenant).values({ tenantId: by.tenantId, businessName: 'Acme', createdAt: clock.now() })
  await db.insert(person).values({ ...by, createdAt: clock.now() })
  const shared = { db, vault, clock, by, revoked: [] as string[] }
  return { ...shared, tenantId: by.tenantId, process: (options?: ProcessOptions) => process(shared, options) }
}
export type Machine = Awaited<ReturnType<typeof startMachine>>

type Shared = { db: Database; vault: Vault; clock: VirtualClock; by: Person; revoked: string[] }
type ProcessOptions = { salesforce?: Salesforce; crashAt?: number }

/** The actions of one process, until it crashes. */
function process(shared: Shared, { salesforce = 'answers', crashAt = NEVER }: ProcessOptions = {}) {
  const crash = crashBefore(crashAt)
  const db = crash.db(shared.db)
  const { clock, vault, by } = shared
  const wire = crash.wire(revoking(salesforce, shared.revoked))
  const deps = connectionServicesOn(db, {
    clock,
    vault,
    wire,
    forgetReadings: (tenantId, within) => forgetReadings([KEEPS_READINGS], tenantId, within),
  })
  const current = () => connectionOf(by.tenantId, shared)
  const signIn = async (purpose: HandshakePurpose, org: OrgLike, row?: ConnectionRow): Promise<SignIn> => ({
    handshake: await claimedHandshake(shared, { purpose, org, row }),
    client: { loginOrigin: 'https://login.salesforce.com', clientId: 'app', clientSecret: `clear-secret-${newId()}` },
    accessToken: `clear-access-${newId()}`,
    proof: proofOf(org),
  })

  return {
    deps,
    hasCrashed: crash.hasCrashed,
    connect: async (org: OrgLike) => {
      requireProductionAfter(await findGoneLive(by.tenantId, deps), { kind: org.kind, name: org.id })
      await addConnection(await signIn('connect', org), deps)
    },
    renew: async (purpose: 'reauthorize' | 'relink', org: OrgLike) =>
      renewConnection(await signIn(purpose, org, await current()), deps),
    loseAuthorization: async () => {
      const row = await current()
      if (!row) return
      const hold = newHold(row, { now: clock.now(), timeoutMs: 1_000 })
      if (!(await takeHold(hold, clock.now(), deps))) return
      const step = { event: 'authorization-lost', at: clock.now(), by: null, reason: 'LOST' } as const
      await endHoldWith(hold, step, deps)
    },
    requestDeletion: async (businessName = 'Acme') => {
      const row = await current()
      const connectionId = row?.connectionId ?? newId()
      await requestDeletion({ connectionId, businessName }, by, deps)
    },
    work: async () => {
      const row = await current()
      if (row) await deleteConnection(row.connectionId, deps)
    },
  }
}

const INVALID = { status: 400, body: '{"error":"invalid_token","error_description":"invalid token"}' }
const BROKEN = { status: 400, body: '{"error":"server_error"}' }

const revoking =
  (salesforce: Salesforce, revoked: string[]): Wire =>
  (request) => {
    const headers = { 'content-type': 'application/json' }
    if (salesforce === 'fails') return Promise.resolve({ ...BROKEN, headers })
    const token = new URLSearchParams(request.body).get('token') ?? ''
    if (salesforce === 'knows-no-token' || revoked.includes(token)) return Promise.resolve({ ...INVALID, headers })
    revoked.push(token)
    return Promise.resolve({ status: 200, headers: {}, body: '' })
  }

const environmentOf = ({ kind }: OrgLike): Environment => (kind === 'production' ? 'production' : 'sandbox')

async function claimedHandshake(
  { db, clock, by }: Shared,
  { purpose, org, row }: { purpose: HandshakePurpose; org: OrgLike; row?: ConnectionRow },
): Promise<Handshake> {
  const handshakeId = newId<HandshakeId>()
  const waiting = {
    handshakeId,
    purpose,
    tenantId: by.tenantId,
    personId: by.personId,
    connectionId: row?.connectionId ?? null,
    state: 'exchanging' as const,
    environment: environmentOf(org),
    oauthStateHash: newId(),
    browserHash: newId(),
    loginOrigin: 'https://login.salesforce.com',
    clientId: 'app',
    expiresAt: clock.now(),
    exchangingSince: clock.now(),
  }
  await addHandshake(waiting, { db })
  const handshake = await findHandshake(by.tenantId, handshakeId, { db })
  if (!handshake) throw new Error('no handshake is stored')
  return handshake
}

function proofOf({ kind, id, host = 'acme.my.salesforce.com', user = 'integration' }: OrgLike): SignIn['proof'] {
  const organizationId = id as OrganizationId
  return {
    instanceUrl: `https://${host}`,
    identity: { organizationId, userId: user },
    refreshToken: `clear-refresh-${newId()}`,
    org: { organizationId, name: 'Acme', kind, user: { id: user, username: `${user}@acme.example`, name: user } },
  }
}

/** The events of a tenant, oldest first. */
export const eventsOf = async ({ db, tenantId }: Pick<Machine, 'db' | 'tenantId'>) =>
  (await readEvents(tenantId, { db })).toReversed()
