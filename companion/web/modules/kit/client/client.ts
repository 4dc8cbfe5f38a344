import { label } from 'kit/labels'

const BASE = '/api/v1'
const SAFE = ['GET', 'HEAD']
const listeners = new Set()
let csrfToken = ''

/** A refusal as the server tells it: what happened, why, and what to do. */
export class Problem extends Error {
  /** @param {{ status?: number, code?: string, title: string, detail?: string, remedy?: string, instance?: string }} told */
  constructor(told) {
    super(told.title)
    Object.assign(this, told)
  }
}

/** A problem that the page itself noticed, told by the labels below `web.problem`. */
export const ownProblem = (name, status) =>
  new Problem({
    status,
    code: name,
    title: label(`web.problem.${name}.title`),
    detail: label(`web.problem.${name}.cause`),
    remedy: label(`web.problem.${name}.remedy`),
  })

/** @param {string} token */
export function useCsrfToken(token) {
  csrfToken = token
}

/**
 * Calls back when the server no longer knows the session.
 * @param {() => void} listener
 */
export function whenSessionEnds(listener) {
  listeners.add(listener)
}

function requestOf(method, body) {
  const headers = { accept: 'application/json' }
  if (!SAFE.includes(method)) headers['x-csrf-token'] = csrfToken
  if (body !== undefined) headers['content-type'] = 'application/json'
  return { method, headers, body: JSON.stringify(body), credentials: 'same-origin' }
}

const send = (path, request) =>
  fetch(`${BASE}${path}`, request).catch(() => {
    throw ownProblem('offline')
  })

async function problemOf(response) {
  const told = await response.json().catch(() => undefined)
  return told?.title ? new Problem({ ...told, status: response.status }) : ownProblem('unexpected', response.status)
}

/**
 * Calls the companion; throws a Problem for every answer that is not a success.
 * @param {'GET'|'POST'|'PUT'|'PATCH'|'DELETE'} method
 * @param {string} path below /api/v1
 * @param {{ body?: object, anonymous?: boolean }} [options] anonymous: a 401 is an answer, not the end of a session
 */
export async function call(method, path, { body, anonymous = false } = {}) {
  const response = await send(path, requestOf(method, body))
  if (response.status === 401 && !anonymous) listeners.forEach((listener) => listener())
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 || response.status === 202 ? undefined : response.json()
}
