import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { newId, type PersonId, type TenantId } from '../../platform/ids.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { DEFAULT_LANGUAGE } from '../../platform/labels/languages.ts'
import { requestLink } from '../passwords/link-requests.ts'
import { addPerson, addTenant, hasTenant, lockFirstStart, normalEmail } from './store.ts'

export type FirstStart = { businessName?: string; adminEmail?: string; adminName: string }
type FirstStartDeps = { db: Database; clock: Clock; jobs: Jobs }

/** `'nobody'`: there is no tenant, and the configuration does not say whose it would be. */
export type FirstStartResult = 'created' | 'exists' | 'nobody'

/** In an empty database: the tenant, its first admin, and a mailed link with which that admin sets a password. */
export async function startFirst(first: FirstStart, { db, clock, jobs }: FirstStartDeps): Promise<FirstStartResult> {
  return db.transaction(async (tx) => {
    await lockFirstStart({ db: tx })
    if (await hasTenant({ db: tx })) return 'exists'
    if (!first.businessName || !first.adminEmail) return 'nobody'
    await createTenant(
      { ...first, businessName: first.businessName, adminEmail: first.adminEmail },
      { db: tx, clock, jobs },
    )
    return 'created'
  })
}

async function createTenant(first: Required<FirstStart>, { db, clock, jobs }: FirstStartDeps): Promise<void> {
  const [tenantId, createdAt, email] = [newId<TenantId>(), clock.now(), normalEmail(first.adminEmail)]
  await addTenant({ tenantId, businessName: first.businessName, createdAt }, { db })
  const admin = { personId: newId<PersonId>(), tenantId, email, name: first.adminName, createdAt }
  await addPerson({ ...admin, role: 'admin', language: DEFAULT_LANGUAGE }, { db })
  await requestLink({ email, purpose: 'first-password' }, { jobs, within: db })
}
