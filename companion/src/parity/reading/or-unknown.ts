import { Refusal } from '../../platform/refusals/errors.ts'
import { allRows, type ApiResult, type SalesforceSession } from '../../salesforce/index.ts'

/** Reads the rows of a query. Returns null where the org refuses it, or answers what cannot be read. */
export async function rowsOrUnknown<Read>(
  result: ApiResult,
  read: (rows: unknown[]) => Read,
  session: SalesforceSession,
): Promise<Read | null> {
  if (result instanceof Refusal) return null
  try {
    return read(await allRows(result, session))
  } catch (fault) {
    if (isUnknown(fault)) return null
    throw fault
  }
}

const isUnknown = (fault: unknown): boolean =>
  fault instanceof Refusal && (fault.code === 'SALESFORCE_REFUSED' || fault.code === 'SALESFORCE_ANSWER_UNREADABLE')
