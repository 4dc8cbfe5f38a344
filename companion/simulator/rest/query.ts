import { malformed } from '../soql/parse.ts'
import { pageSize, type QueryPage } from '../soql/pages.ts'
import { runSoql } from '../soql/run.ts'
import { columnMetadata } from './describe/column-metadata.ts'
import { requireOfDefinitions } from './refusals.ts'
import { type ApiRequest, ok, type Resource } from './resource.ts'
import { scopeOf } from './describe/view.ts'

/** `/query` and its variants: runs SOQL and answers in pages. */
const query: Resource['answer'] = (request, _, org) => {
  const soql = request.query.get('q')
  if (!soql) throw malformed('The query string is missing')
  requireOfDefinitions(soql, org)
  const recordUrl = (object: string, id: string) => `/services/data/${request.version}/sobjects/${object}/${id}`
  const view = { org, person: request.person, tooling: request.path.startsWith('tooling/') }
  const result = runSoql(soql, scopeOf(view), recordUrl)
  if (request.query.get('columns') === 'true') return ok(columnMetadata(result))
  const size = pageSize(request.headers['sforce-query-options'])
  return ok(withAddress(org.cursors.firstPage(result.records, result.total, size), request))
}

/** A later page of a result. */
const nextPage: Resource['answer'] = (request, { locator = '' }, org) =>
  ok(withAddress(org.cursors.nextPage(locator), request))

function withAddress(page: QueryPage, { version, path }: ApiRequest): QueryPage {
  const resource = path.replace(/\/[^/]*-\d+$/, '')
  return page.nextRecordsUrl
    ? { ...page, nextRecordsUrl: `/services/data/${version}/${resource}/${page.nextRecordsUrl}` }
    : page
}

export const queryResources: Resource[] = [
  { method: 'GET', pattern: 'query', answer: query },
  { method: 'GET', pattern: 'queryAll', answer: query },
  { method: 'GET', pattern: 'query/:locator', answer: nextPage },
  { method: 'GET', pattern: 'queryAll/:locator', answer: nextPage },
  { method: 'GET', pattern: 'tooling/query', answer: query },
  { method: 'GET', pattern: 'tooling/query/:locator', answer: nextPage },
]
