import { freshRecordId } from '../../org/ids.ts'
import type { Org } from '../../org/org.ts'
import type { Row, Scalar } from '../../records/row.ts'
import { keyPrefixOf } from '../../schema/custom-objects.ts'

const OBJECT = 'Tollbridge_Settings__c'

/** Minutes from one snapshot to the next. */
export const intervalOf = (org: Org): number => Number(rowOf(org)?.Interval_Minutes__c ?? 60)

/** Stores a change of the settings, field by field. */
export function keepSettings(change: Record<string, Scalar>, org: Org): void {
  const row = rowOf(org) ?? { Id: freshRecordId(keyPrefixOf(OBJECT)), SetupOwnerId: org.state.organizationId }
  org.tables.put(OBJECT, { ...row, ...change })
  org.saveRecords.now()
}

/** The row of the custom setting. Undefined when none exists. */
export const rowOf = ({ tables, state }: Org): Row | undefined =>
  tables.rows(OBJECT).find(({ SetupOwnerId }) => SetupOwnerId === state.organizationId)
