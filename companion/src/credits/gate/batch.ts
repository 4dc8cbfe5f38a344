import type { TenantId } from '../../platform/ids.ts'
import type { Bucket, Consumer, Outcome } from '../spending.ts'

/** What became of the credits of a lease since the last batch. */
export type LeaseChange = { windowStart: string; consumer: Consumer; spent: number; returned: number }

/** Credits of one minute for the ledger. */
export type Count = { at: string; consumer: Consumer; bucket: Bucket; outcome: Outcome; credits: number }

/** What a process writes about a tenant at once. Its number lets the database know it again. */
export type Batch = { tenantId: TenantId; holder: string; number: number; leases: LeaseChange[]; counts: Count[] }
