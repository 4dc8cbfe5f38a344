import { keepFocus } from 'kit/focus'
import { label } from 'kit/labels'
import { addressOf, type Answer, type CallName, type Given, type Parts } from './calls'
import type { ApiProblem } from '../../../../src/api-calls'

export type { Answer, Body } from './calls'

const SAFE = ['GET', 'HEAD']
const listeners = new Set<() => void>()
let csrfToken = ''

/** A failure in words: what happened, why, and what to do. */
export type ToldProblem = Pick<ApiProblem, 'title'> & Partial<ApiProblem>

/** A failure as the server or the page itself tells it. */
export class Problem extends Error implements ToldProblem {
  readonly title: string
  readonly status?: number
  readonly code?: string
  readonly detail?: string
  readonly remedy?: string
  readonly params?: ApiProblem['params']
  readonly instance?: string

  constructor(told: ToldProblem) {
    super(told.title)
    this.title = told.title
    this.status = told.status
    this.code = told.code
    this.detail = told.detail
    this.remedy = told.remedy
    this.params = told.params
    this.instance = told.instance
  }
}

/** A problem that the page itself noticed, told by the labels below `web.problem`. */
export const ownProblem = (
  name: 'offline' | 'unexpected' | 'interrupted' | 'expired' | 'refused',
  status?: number,
): Problem =>
  new Problem({
    status,
    code: name,
    title: label(`web.problem.${name}.title`),
    detail: label(`web.problem.${name}.cause`),
    remedy: label(`web.problem.${name}.remedy`),
  })

/** What to tell the reader about anything that was thrown. */
export const problemOf = (thrown: unknown): Problem => (thrown instanceof Problem ? thrown : ownProblem('unexpected'))

export function useCsrfToken(token: string): void {
  csrfToken = token
}

/** Calls back when the server no longer knows the session. */
export function whenSessionEnds(listener: () => void): void {
  listeners.add(listener)
}

function requestOf(method: string, body: unknown): RequestInit {
  const headers = {
    accept: 'application/json',
    ...(!SAFE.includes(method) && { 'x-csrf-token': csrfToken }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  return { method, headers, body: JSON.stringify(body), credentials: 'same-origin' }
}

const send = (address: string, request: RequestInit) =>
  fetch(address, request).catch(() => {
    throw ownProblem('offline')
  })

const isTold = (answer: unknown): answer is ToldProblem =>
  typeof answer === 'object' && answer !== null && 'title' in answer && Boolean(answer.title)

async function refusalOf(response: Response): Promise<Problem> {
  const { status } = response
  const told: unknown = await response.json().catch(() => undefined)
  return isTold(told) ? new Problem({ ...told, status }) : ownProblem('unexpected', status)
}

async function answerTo([name, ...given]: [name: CallName, options?: Parts]): Promise<unknown> {
  const { body, anonymous = false, ...parts }: Parts = given[0] ?? {}
  const [method = 'GET', path = ''] = name.split(' ')
  const response = await send(addressOf(path, parts), requestOf(method, body))
  if (response.status === 401 && !anonymous)
    listeners.forEach((listener) => {
      listener()
    })
  if (!response.ok) throw await refusalOf(response)
  return response.status === 204 || response.status === 202 ? undefined : response.json()
}

/**
 * Calls the companion by a route's method and path below /api/v1. What goes with the call and what comes back have the
 * types of the route's own schemas, which the server holds every answer to.
 * @throws {Problem} for every answer that is not a success
 */
export async function call<Name extends CallName>(name: Name, ...given: Given<Name>): Promise<Answer<Name>>
export async function call(...asked: [name: CallName, options?: Parts]): Promise<unknown> {
  try {
    return await answerTo(asked)
  } finally {
    keepFocus()
  }
}
