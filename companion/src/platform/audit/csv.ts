import { csvOf, type CsvFile } from '../csv.ts'
import type { AuditRow } from './audit.ts'

const HEADER = ['at', 'by', 'personId', 'action', 'before', 'after']

/** Entries of the audit trail for a spreadsheet. Values are JSON. */
export function auditCsv(rows: readonly AuditRow[], now: Date): CsvFile {
  const lines = rows.map(({ at, personName, personId, action, before, after }) => [
    at.toISOString(),
    personName ?? '',
    personId ?? '',
    action,
    before === null ? '' : JSON.stringify(before),
    after === null ? '' : JSON.stringify(after),
  ])
  return { name: `tollbridge-audit-${now.toISOString().slice(0, 10)}.csv`, content: csvOf([HEADER, ...lines]) }
}
