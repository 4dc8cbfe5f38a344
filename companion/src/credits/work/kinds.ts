import type { PersonId, TenantId } from '../../platform/ids.ts'

/** What a piece of work is for. Each kind has its words in the labels. */
export const WORK_KINDS = [
  'test-connection',
  'read-org',
  'check-permissions',
  'connect',
  'reauthorize',
  'relink',
  'delete-connection',
  'read-event-log',
  'read-limits',
  'read-sandboxes',
  'renew-tokens',
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** How a piece of work ended. */
export const WORK_OUTCOMES = ['done', 'failed'] as const
export type WorkOutcome = (typeof WORK_OUTCOMES)[number]

/** A piece of work: whose it is, what for, and who began it; `null` where the service itself did. */
export type Work = {
  tenantId: TenantId
  kind: WorkKind
  /** Without an id where only the name was kept. */
  by: { personId?: PersonId; name: string } | null
}
