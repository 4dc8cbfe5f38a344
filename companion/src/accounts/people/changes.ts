import type { AuditAction } from '../../platform/audit/actions.ts'
import { writeAudit } from '../../platform/audit/audit.ts'
import type { Timed } from '../../platform/deps.ts'
import type { Person } from '../../platform/person.ts'

type Values = Pick<Person, 'name' | 'email' | 'role'>

/** Who changed whom, and the values before and after. */
type PersonChange = { action: AuditAction; by: Person; before: Values | undefined; after: Values | undefined }

/** Writes who changed whom into the audit trail. */
export function noteChange({ action, by, before, after }: PersonChange, { db, clock }: Timed): Promise<void> {
  const values = { before: before ? auditValues(before) : null, after: after ? auditValues(after) : null }
  return writeAudit({ tenantId: by.tenantId, at: clock.now(), by, action, ...values }, { db })
}

const auditValues = ({ name, email, role }: Values) => ({ name, email, role })
