import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Nullable } from '../../platform/schemas.ts'
import { refusal } from '../refusals.ts'
import { allRows, get } from './request.ts'
import type { SalesforceSession } from './session.ts'

const ProcessRow = Type.Object({
  SandboxInfoId: Type.String(),
  SandboxName: Type.String(),
  LicenseType: Type.String(),
  SandboxOrganization: Nullable(Type.String()),
  Status: Type.String(),
  EndDate: Nullable(Type.String()),
})
type ProcessRow = Type.Static<typeof ProcessRow>

/** A sandbox of a production org. */
type Sandbox = {
  name: string
  /** As Salesforce writes it, such as `DEVELOPER_PRO`. */
  licence: string
  /** 15 characters. Null until the first copy has ended. */
  organizationId: string | null
  /** When its newest copy ended, ISO 8601. Null until one has. */
  refreshedAt: string | null
  /** Whether a copy is under way, or waits to be activated. */
  isCopying: boolean
}

const SOQL =
  'SELECT SandboxInfoId, SandboxName, LicenseType, SandboxOrganization, Status, EndDate FROM SandboxProcess ORDER BY CreatedDate DESC'

/**
 * The sandboxes of a production org by name, for one credit. The newest process of a sandbox tells how it is now. Needs View
 * Setup and Configuration: for other users the object does not exist.
 */
export async function listSandboxes(session: SalesforceSession): Promise<Sandbox[]> {
  const path = `tooling/query?q=${encodeURIComponent(SOQL)}`
  const rows = await allRows(await get({ path }, session), session)
  if (!Value.Check(Type.Array(ProcessRow), rows)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const bySandbox = Map.groupBy(rows, ({ SandboxInfoId }) => SandboxInfoId)
  return [...bySandbox.values()].flatMap(sandboxOf).toSorted((one, other) => one.name.localeCompare(other.name))
}

/**
 * A sandbox of its processes, newest first. None if it is deleted. UNSURE: a user with another language than English may get
 * `Status` in that language, and then a deleted sandbox stays in the list.
 */
function sandboxOf([newest, ...older]: ProcessRow[]): Sandbox[] {
  if (!newest || newest.Status.startsWith('Del')) return []
  const done = [newest, ...older].find(({ EndDate }) => EndDate !== null)
  return [
    {
      name: newest.SandboxName,
      licence: newest.LicenseType,
      organizationId: done?.SandboxOrganization?.slice(0, 15) ?? null,
      refreshedAt: done?.EndDate ? new Date(done.EndDate).toISOString() : null,
      isCopying: newest.EndDate === null,
    },
  ]
}
