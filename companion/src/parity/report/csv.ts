import { csvOf, type CsvFile } from '../../platform/csv.ts'
import { translate, type Language } from '../../platform/labels/labels.ts'
import type { Report, ReportLine } from './read-report.ts'

const HEADER = [
  'object',
  'name',
  'kind',
  'severity',
  'visibility',
  'sandbox',
  'production',
  'remedy',
  'change',
  'accepted_by',
  'accepted_at',
  'accepted_reason',
  'setup_url',
  'id',
]

/** A report for a spreadsheet. What to do is said in the reader's language; all else is as the API tells it. */
export const reportCsv = ({ madeAt, differences }: Report, language: Language): CsvFile => ({
  name: `tollbridge-parity-${madeAt.toISOString().slice(0, 10)}.csv`,
  content: csvOf([HEADER, ...differences.map((line) => rowOf(line, language))]),
})

const rowOf = (line: ReportLine, language: Language): string[] => [
  line.object,
  line.name,
  line.kind,
  line.severity,
  line.visibility,
  line.sandbox ?? '',
  line.production ?? '',
  translate(language, `parity.remedy.${line.remedy}`),
  line.change,
  line.accepted?.by ?? '',
  line.accepted?.at.toISOString() ?? '',
  line.accepted?.reason ?? '',
  line.setupUrl ?? '',
  line.id,
]
