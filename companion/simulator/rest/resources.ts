import { collectionResources } from './composite/collections.ts'
import { compositeResource } from './composite/composite.ts'
import { describeResources } from './describe/describe.ts'
import { eventLogResources } from './event-log.ts'
import { limitResources } from './limits.ts'
import { queryResources } from './query.ts'
import { recordResources } from './record.ts'
import { ok, type Resource } from './resource.ts'

const ROOT = ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'tooling', 'metadata', 'search', 'jobs']

const root: Resource['answer'] = ({ version }) =>
  ok(Object.fromEntries(ROOT.map((name) => [name, `/services/data/${version}/${name}`])))

/** The resources that a composite may contain too. The order matters: `sobjects/X/describe` before `sobjects/X/id`. */
const PLAIN = [...queryResources, ...describeResources, ...recordResources, ...collectionResources]

/** Every resource of the REST API. */
export const RESOURCES: Resource[] = [
  { method: 'GET', pattern: '', answer: root },
  ...PLAIN,
  ...limitResources,
  ...eventLogResources,
  compositeResource(PLAIN),
]
