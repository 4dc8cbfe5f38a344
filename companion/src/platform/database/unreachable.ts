/** SQLSTATE codes and system errors that end with the outage, or with a failover, that caused them. */
const PASSING = new Set([
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  // A server that became a standby takes no writes.
  '25006',
  '25P03',
  // A full disk refuses writes until the operator frees it.
  '53100',
  '53300',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
])

/** What the driver says without a code. */
const WORDS =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client .* is not queryable|The database did not answer)/

/** Whether a statement failed because the database could not be asked, so that the same statement may work later. */
export function isUnreachable(fault: unknown): boolean {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && PASSING.has(cause.code)) return true
    if (WORDS.test(cause.message)) return true
  }
  return false
}
