import { writeAudit } from '../../platform/audit/audit.ts'
import type { Person } from '../../platform/person.ts'
import type { AccountServices } from '../services.ts'
import { endSessionsOf } from './session-store.ts'

/** Ends the sessions of a person in every browser, and what they began in any of them. */
export const signOutEverywhere = (person: Person, { db, clock, endWorkOf }: AccountServices): Promise<void> =>
  db.transaction(async (tx) => {
    await endSessionsOf(person.personId, { db: tx })
    await endWorkOf(person, { db: tx })
    const { tenantId } = person
    const entry = { tenantId, at: clock.now(), by: person }
    await writeAudit({ ...entry, action: 'person.signed-out-everywhere', before: null, after: null }, { db: tx })
  })
