import { createHash } from 'node:crypto'
import type { Fault } from '../../control/faults.ts'
import { apiError } from '../../http/api-error.ts'
import type { Org } from '../../org/org.ts'
import type { Field } from '../../schema/field.ts'
import type { ObjectSchema } from '../../schema/object.ts'
import { describeField } from './describe-field.ts'
import { type ApiAnswer, type ApiRequest, ok, type Resource } from '../resource.ts'
import { requireObject, visibleObject } from './view.ts'

/** The head of a full describe: the flags and addresses of an object. */
function summaryOf(object: ObjectSchema, version: string) {
  const { name, label, labelPlural, keyPrefix, readOnly, customSetting = false } = object
  const base = `/services/data/${version}/sobjects/${name}`
  const [writable, always] = [!readOnly, true]
  return {
    name, label, labelPlural, keyPrefix,
    custom: name.endsWith('__c'), customSetting, deprecatedAndHidden: false, activateable: false,
    createable: writable, updateable: writable, deletable: writable, undeletable: writable, mergeable: writable,
    queryable: always, retrieveable: always, layoutable: always, replicateable: always, searchable: writable, triggerable: writable,
    feedEnabled: false, mruEnabled: writable,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  } // prettier-ignore
}

/** `/sobjects`: every object that the caller may see. */
const describeGlobal: Resource['answer'] = (request, _, org) => {
  const view = { org, person: request.person }
  const objects = [...org.catalogue.keys()].flatMap((name) => visibleObject(name, view) ?? [])
  return ok({
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objects.map((object) => summaryOf(object, request.version)),
  })
}

/** `/sobjects/X/describe`. Answers 304 to an unchanged copy. */
const describe: Resource['answer'] = (request, { object: name = '' }, org) => {
  const object = requireObject(name, { org, person: request.person })
  const etag = `"${createHash('sha256').update(JSON.stringify(object)).digest('hex').slice(0, 32)}"`
  const headers = { ETag: etag, 'Last-Modified': new Date(changedAt(org)).toUTCString() }
  if (isUnchanged(request, etag, changedAt(org))) return { status: 304, headers }
  if (isTooNew(request, changedAt(org)))
    throw apiError(412, 'PRECONDITION_FAILED', 'Entity was modified since the date given')
  const fault = org.faults.take(['describe-form'], request)
  return { status: 200, headers, body: misshapen(fullDescribe(object, request.version), fault) }
}

/** `/sobjects/X`: the summary with recent items. */
const basics: Resource['answer'] = (request, { object: name = '' }, org): ApiAnswer => {
  const object = requireObject(name, { org, person: request.person })
  return ok({ objectDescribe: summaryOf(object, request.version), recentItems: [] })
}

function fullDescribe(object: ObjectSchema, version: string) {
  return {
    ...summaryOf(object, version),
    fields: object.fields
      .filter((field) => isShown(version, object, field))
      .map((field) => describeField(field, object)),
    childRelationships: [],
    recordTypeInfos: [
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: 'Master',
        master: true,
        name: 'Master',
        recordTypeId: '012000000000000AAA',
        urls: {},
      },
    ],
    namedLayoutInfos: [],
    supportedScopes: [{ label: 'All', name: 'everything' }],
  }
}

/** A release adds standard fields, which describe shows only by its own version and later ones. This one stands for them. */
const ADDED = { object: 'Lead', field: 'CleanStatus', version: 67 }

const isShown = (version: string, { name: object }: ObjectSchema, { name }: Field): boolean =>
  object !== ADDED.object || name !== ADDED.field || Number(version.slice(1)) >= ADDED.version

/** A description with one field in a form that the documentation does not name. */
function misshapen(body: ReturnType<typeof fullDescribe>, fault: Fault | undefined) {
  if (!fault) return body
  const fields = body.fields.map((field) => (field.name === fault.field ? { ...field, ...fault.form } : field))
  return { ...body, fields }
}

function isUnchanged({ headers }: ApiRequest, etag: string, changed: number): boolean {
  const match = headers['if-none-match']
  if (match !== undefined) return match.split(/\s*,\s*/).includes(etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return since >= seconds(changed)
}

function isTooNew({ headers }: ApiRequest, changed: number): boolean {
  return Date.parse(headers['if-unmodified-since'] ?? '') < seconds(changed)
}

const changedAt = ({ state }: Org) => state.schemaChangedAt
const seconds = (time: number) => Math.floor(time / 1000) * 1000

export const describeResources: Resource[] = [
  { method: 'GET', pattern: 'sobjects', answer: describeGlobal },
  { method: 'GET', pattern: 'sobjects/:object', answer: basics },
  { method: 'GET', pattern: 'sobjects/:object/describe', answer: describe },
]
