import type { Language } from '../../platform/labels/labels.ts'
import { type Side, type SideWords, wordsOf } from '../words/side.ts'
import type { Report, ReportLine } from './read-report.ts'

type LineInWords = ReportLine & { words: Record<Side, SideWords> }

/** A report with what each org has in the reader's language. */
export const inWords = (report: Report, language: Language): Report & { differences: LineInWords[] } => ({
  ...report,
  differences: report.differences.map((line) => ({ ...line, words: wordsOf(line, language) })),
})
