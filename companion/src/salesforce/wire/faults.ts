import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal, type RefusalCode } from '../refusals.ts'
import type { WireAnswer } from './exchange.ts'

const ApiErrors = Type.Array(Type.Object({ errorCode: Type.String(), message: Type.String() }), { minItems: 1 })
const OAuthFault = Type.Object({ error: Type.String() })

/** Texts of a 401 that a new token does not cure, because a policy of the org is the cause. */
const INCURABLE = ['not valid for use with the REST API', 'Connected app is not attached to Agent']

/** Errors that pass by themselves. They also come in a part of a composite answer, which has no status of its own. */
const PASSING = [
  'SERVER_UNAVAILABLE',
  'SERVICE_UNAVAILABLE',
  'FUNCTIONALITY_TEMPORARILY_UNAVAILABLE',
  'UNKNOWN_EXCEPTION',
  'QUERY_TIMEOUT',
  'UNABLE_TO_LOCK_ROW',
]

const BY_STATUS: Readonly<Record<number, RefusalCode>> = {
  406: 'SALESFORCE_UNAVAILABLE',
  420: 'SALESFORCE_ORG_MOVED',
  429: 'SALESFORCE_UNAVAILABLE',
  500: 'SALESFORCE_UNAVAILABLE',
  502: 'SALESFORCE_UNAVAILABLE',
  503: 'SALESFORCE_UNAVAILABLE',
  504: 'SALESFORCE_UNAVAILABLE',
}

/**
 * The refusal for an answer that cannot be used. Undefined for a usable answer and for OAuth errors, which only the caller
 * can interpret.
 */
export function refusalOf(answer: WireAnswer): Refusal | undefined {
  const { status } = answer
  if (status === 304) return undefined
  if (status >= 300 && status < 400) return refusal('SALESFORCE_REDIRECTED')
  if (isHtml(answer)) return refusal(BY_STATUS[status] ?? codeOfPage(answer))
  if (status < 300 || isOAuthFault(answer)) return undefined
  return refusalOfError(answer)
}

/** Salesforce answers with a page for an org that is gone, and during maintenance also with the status 200. */
function codeOfPage({ status, body }: WireAnswer): RefusalCode {
  if (status === 404) return 'SALESFORCE_ORG_MOVED'
  return /maintenance|temporarily unavailable/i.test(body) ? 'SALESFORCE_UNAVAILABLE' : 'SALESFORCE_ANSWER_UNREADABLE'
}

function refusalOfError({ status, body }: WireAnswer): Refusal {
  const byStatus = BY_STATUS[status]
  if (byStatus) return refusal(byStatus)
  const byErrors = refusalOfApiErrors(parsed(body))
  if (byErrors) return byErrors
  return status === 401 ? refusalOfApiError('INVALID_SESSION_ID', body) : refusal('SALESFORCE_ANSWER_UNREADABLE')
}

/** The refusal for the errors in the body of an answer, or of a part of a composite answer. Undefined without errors. */
export function refusalOfApiErrors(body: unknown): Refusal | undefined {
  const [first] = Value.Check(ApiErrors, body) ? body : []
  return first && refusalOfApiError(first.errorCode, first.message)
}

function refusalOfApiError(errorCode: string, message: string): Refusal {
  if (INCURABLE.some((text) => message.includes(text))) return refusal('SALESFORCE_SESSION_NOT_USABLE')
  if (errorCode === 'INVALID_SESSION_ID') return refusal('SALESFORCE_SESSION_ENDED')
  if (errorCode === 'REQUEST_LIMIT_EXCEEDED') return limitRefusal(message)
  if (errorCode.startsWith('API_') && errorCode.includes('DISABLED')) return refusal('SALESFORCE_API_DISABLED')
  if (errorCode === 'UNSUPPORTED_API_VERSION') return refusal('SALESFORCE_API_VERSION')
  if (PASSING.includes(errorCode)) return refusal('SALESFORCE_UNAVAILABLE')
  return refusal('SALESFORCE_REFUSED', { salesforceCode: printableCode(errorCode) })
}

/** The daily allowance and the concurrency limit share one code. Only the message distinguishes them. */
const limitRefusal = (message: string): Refusal =>
  /concurrent/i.test(message)
    ? refusal('SALESFORCE_TOO_MANY_AT_ONCE')
    : refusal('ORG_ALLOWANCE_SHORT', { state: 'spent' })

/** An error code of Salesforce, safe to show. */
export const printableCode = (code: string): string => (/^[\w.-]{1,64}$/.test(code) ? code : 'unknown')

const isHtml = ({ headers, body }: WireAnswer): boolean =>
  /^text\/html\b/i.test(headers['content-type'] ?? '') || /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype|html)/i.test(body)

const isOAuthFault = ({ status, body }: WireAnswer): boolean =>
  status >= 400 && status < 500 && Value.Check(OAuthFault, parsed(body))

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
