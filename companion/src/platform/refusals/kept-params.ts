import type { LabelParams } from '../labels/labels.ts'
import type { RefusalParams } from './errors.ts'

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** The parameters of a refusal as JSON and the database keep them: moments are ISO 8601 texts. */
export const keepParams = (params: RefusalParams): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  )

/** The parameters of a label as they were before they were kept in the database, where moments are texts. */
export const revive = (kept: Record<string, string | number>): LabelParams =>
  Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [name, MOMENT.test(String(value)) ? new Date(value) : value]),
  )
