import type { Id } from '../platform/ids.ts'

export type FingerprintId = Id<'FingerprintId'>
export type ParityReportId = Id<'ParityReportId'>
