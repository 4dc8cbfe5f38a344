import { compositeResource } from './composite.ts'
import { limitResources } from './limits.ts'
import { queryResources } from './query.ts'
import { recordResources } from './record.ts'
import { ok, type Resource } from './resource.ts'

const ROOT = ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'tooling', 'metadata', 'search', 'jobs']

const root: Resource['answer'] = ({ version }) =>
  ok(Object.fromEntries(ROOT.map((name) => [name, `/services/data/${version}/${name}`])))

const PLAIN = [...queryResources, ...recordResources]

/** Every resource of the REST API. */
export const RESOURCES: Resource[] = [
  { method: 'GET', pattern: '', answer: root },
  ...PLAIN,
  ...limitResources,
  compositeResource(PLAIN),
]
