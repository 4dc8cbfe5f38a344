import { apiError, ApiError, notFound } from '../http/api-error.ts'
import type { Org } from '../org/org.ts'
import type { ApiAnswer, ApiRequest, Params, Resource } from './resource.ts'

/** Finds the resource for a request and answers. Turns a refusal into the platform's array of errors. */
export function dispatch(resources: readonly Resource[], request: ApiRequest, org: Org): ApiAnswer {
  try {
    return find(resources, request)(org)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { status: error.status, body: error.items }
  }
}

function find(resources: readonly Resource[], request: ApiRequest): (org: Org) => ApiAnswer {
  const matches = resources.flatMap((resource) => {
    const params = match(resource.pattern, request.path)
    return params ? [{ resource, params }] : []
  })
  if (matches.length === 0) throw notFound()
  const fit = matches.find(({ resource }) => resource.method === request.method)
  if (!fit) throw apiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed.`)
  return (org) => fit.resource.answer(request, fit.params, org)
}

function match(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/')
  const given = path.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return undefined
  const params: Params = {}
  const fits = wanted.every((part, index) => {
    const value = decodeURIComponent(given[index] ?? '')
    if (part.startsWith(':')) params[part.slice(1)] = value
    return part.startsWith(':') ? value !== '' : part === value
  })
  return fits ? params : undefined
}
