import { freshRecordId } from '../../org/ids.ts'
import type { Org } from '../../org/org.ts'
import type { Row, Scalar } from '../../records/row.ts'
import { keyPrefixOf } from '../../schema/custom-objects.ts'

const OBJECT = 'Tollbridge_Settings__c'

/** The field of each limit beside the API requests, by its name in OrgLimits. */
export const LEVEL_FIELDS: Readonly<Record<string, string>> = {
  DailyAsyncApexExecutions: 'Levels_Async__c',
  DailyBulkApiBatches: 'Levels_Bulk__c',
  DataStorageMB: 'Levels_Data__c',
  FileStorageMB: 'Levels_Files__c',
}

const levelsIn = (text: string) => (text === 'none' ? [] : text.split(',').map(Number))

export type Settings = {
  intervalMinutes: number
  alertLevels: number[]
  otherLevels: Record<string, number[]>
  jumpPoints: number
  keepDays: number
  mutedUntil: string | null
  audienceId: string | null
}

/** `TollbridgeSettings`: the row of the custom setting, with defaults for empty fields. */
export function settingsOf(org: Org): Settings {
  const row = rowOf(org)
  const number = (field: string, otherwise: number) => Number(row?.[field] ?? otherwise)
  const text = (field: string) => {
    const value = row?.[field]
    return typeof value === 'string' ? value : null
  }
  return {
    intervalMinutes: number('Interval_Minutes__c', 60),
    alertLevels: (text('Alert_Levels__c') ?? '50,75,90,100').split(',').map(Number),
    otherLevels: Object.fromEntries(
      Object.entries(LEVEL_FIELDS).map(([name, field]) => [name, levelsIn(text(field) ?? '75,90,100')]),
    ),
    jumpPoints: number('Jump_Points__c', 20),
    keepDays: number('Keep_Days__c', 30),
    mutedUntil: text('Muted_Until__c'),
    audienceId: text('Audience_Id__c'),
  }
}

/** Stores a change of the settings, field by field. */
export function keepSettings(change: Record<string, Scalar>, org: Org): void {
  const row = rowOf(org) ?? { Id: freshRecordId(keyPrefixOf(OBJECT)), SetupOwnerId: org.state.organizationId }
  org.tables.put(OBJECT, { ...row, ...change })
  org.saveRecords.now()
}

/** The row of the custom setting. Undefined when none exists. */
export const rowOf = ({ tables, state }: Org): Row | undefined =>
  tables.rows(OBJECT).find(({ SetupOwnerId }) => SetupOwnerId === state.organizationId)
