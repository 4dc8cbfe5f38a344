import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Environment } from '../../../companion/src/connections/environment.ts'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { keepFingerprint } from '../../../companion/src/parity/fingerprint/keep.ts'
import type { OrganizationId, TenantId } from '../../../companion/src/platform/ids.ts'
import type { TestApp } from '../service/app.ts'
import type { Browser } from '../service/sign-in.ts'

type Service = Pick<TestApp, 'database' | 'clock'>

/** An org that differs from others only in these Apex triggers on leads. */
export const orgWith = (...triggers: string[]): Fingerprint => ({
  version: 1,
  objects: (['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity'] as const).map((name) => ({
    name,
    visibility: 'all',
    fields: [],
    hiddenFields: [],
  })),
  triggers: triggers.map((name) => ({
    object: 'Lead',
    name,
    active: true,
    events: ['BeforeInsert'],
    apiVersion: 66,
    checksum: '1',
  })),
  flows: [],
  rules: [],
})

/** The only tenant. */
export async function tenantOf({ database }: Pick<TestApp, 'database'>): Promise<TenantId> {
  const { rows } = await database.execute('select tenant_id from tenant')
  return String(rows[0]?.tenant_id) as TenantId
}

/** Stores this fingerprint as the present state of an org. */
export async function look(environment: Environment, org: Fingerprint, { database, clock }: Service) {
  const organizationId = `00D5e000000${environment.slice(0, 4)}EAA` as OrganizationId
  const ofTenant = {
    tenantId: await tenantOf({ database }),
    organizationId,
    organizationName: environment,
    environment,
  }
  clock.advance({ seconds: 1 })
  await keepFingerprint(org, { org: ofTenant, source: 'pushed' }, { db: database.db, clock })
}

const Made = Type.Object({ reportId: Type.String() })
const Reports = Type.Object({ reports: Type.Array(Made) })
const Report = Type.Object({
  differences: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      severity: Type.String(),
      accepted: Type.Union([Type.Object({ by: Type.String(), at: Type.String(), reason: Type.String() }), Type.Null()]),
    }),
  ),
})

/** Compares the present state of the orgs. Returns the id of the report. */
export async function compareNow(admin: Browser, { clock }: Pick<TestApp, 'clock'>): Promise<string> {
  clock.advance({ seconds: 1 })
  const made = await admin.request({ method: 'POST', url: '/api/v1/parity/reports' })
  return Value.Parse(Made, made.json()).reportId
}

/** The contents of a report. */
export async function differencesOf(admin: Browser, reportId: string) {
  const answer = await admin.request({ method: 'GET', url: `/api/v1/parity/reports/${reportId}` })
  return Value.Parse(Report, answer.json()).differences
}

/** Accepts a difference as an admin. */
export const accept = (admin: Browser, differenceId: string, reason: unknown) =>
  acceptAll(admin, [differenceId], reason)

/** Accepts differences at once, as an admin who sees the newest report. */
export async function acceptAll(admin: Browser, differences: string[], reason: unknown) {
  const { reports } = Value.Parse(Reports, (await admin.request({ url: '/api/v1/parity/reports' })).json())
  const reportId = reports[0]?.reportId ?? randomUUID()
  return acceptSeen(admin, { reportId, differences, reason })
}

/** Accepts differences that were seen in some report. */
export const acceptSeen = (admin: Browser, payload: { reportId: string; differences: string[]; reason: unknown }) =>
  admin.request({ method: 'PUT', url: '/api/v1/parity/accepted', payload })

/** Deletes every comparison. */
export async function forgetComparisons({ database }: Pick<TestApp, 'database'>): Promise<void> {
  for (const table of ['parity_report', 'fingerprint', 'accepted_difference'])
    await database.execute(`delete from ${table}`)
}

const Unchecked = Type.Object({ checks: Type.Array(Type.Object({ answer: Type.Union([Type.String(), Type.Null()]) })) })

/** Continues without the checks of one answer. */
export const continueWithout = (admin: Browser, answer: string, reason: unknown = 'Checked by hand in Setup.') =>
  admin.request({ method: 'PUT', url: `/api/v1/go-live/unchecked/${answer}`, payload: { reason } })

/** Continues without each check that could not be made. */
export async function continueWithoutAll(admin: Browser, reason?: string): Promise<void> {
  const { checks } = Value.Parse(Unchecked, (await admin.request({ url: '/api/v1/go-live' })).json())
  for (const answer of new Set(checks.map((check) => check.answer)))
    if (answer !== null) await continueWithout(admin, answer, reason)
}
