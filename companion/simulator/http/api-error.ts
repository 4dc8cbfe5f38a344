export type ApiErrorItem = { message: string; errorCode: string; fields?: string[] }

/** A refusal of the REST API: an HTTP status and the array that Salesforce answers with. */
export class ApiError extends Error {
  readonly status: number
  readonly items: ApiErrorItem[]

  constructor(status: number, items: ApiErrorItem[]) {
    super(items.map((item) => item.errorCode).join(', '))
    this.status = status
    this.items = items
  }
}

/** One refusal with one code. */
export function apiError(status: number, errorCode: string, message: string): ApiError {
  return new ApiError(status, [{ message, errorCode }])
}

export const notFound = () => apiError(404, 'NOT_FOUND', 'The requested resource does not exist')
export const invalidSession = () => apiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
export const limitExceeded = () => apiError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
