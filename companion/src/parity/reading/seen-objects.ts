import { isRefusal, Refusal } from '../../platform/refusals/errors.ts'
import {
  type ApiRequest,
  type ApiResponse,
  type ApiResult,
  describedFields,
  isNotModified,
} from '../../salesforce/index.ts'
import { fieldOf, isKeepable } from '../fingerprint/field.ts'
import { OBJECTS, type Field, type ObjectName, type ObjectPart } from '../fingerprint/fingerprint.ts'

/** What describe showed of an object: fields, the names of those that are not understood, and when they last changed. */
export type SeenObject = { fields: Field[]; unknown?: string[]; lastModified: string | null }
export type SeenObjects = ReadonlyMap<ObjectName, SeenObject>

/** The request for an object's fields, unless they are the same as before. */
export function requestForFields(object: ObjectName, before: SeenObjects): ApiRequest {
  const since = before.get(object)?.lastModified
  return { path: `sobjects/${object}/describe`, ...(since && { headers: { 'If-Modified-Since': since } }) }
}

/**
 * The objects that an org showed in a form that is understood. An org that shows none refuses the whole reading.
 */
export function seenObjects(results: Record<ObjectName, ApiResult>, before: SeenObjects): SeenObjects {
  const seen = new Map<ObjectName, SeenObject>()
  const refusals: Refusal[] = []
  for (const object of OBJECTS) {
    const result = readObject(results[object], before.get(object))
    if (result instanceof Refusal) refusals.push(result)
    else seen.set(object, result)
  }
  const [refused] = refusals
  if (refused && seen.size === 0) throw refused
  return seen
}

function readObject(result: ApiResult, before: SeenObject | undefined): SeenObject | Refusal {
  if (result instanceof Refusal) return result
  try {
    return seenIn(result, before)
  } catch (fault) {
    if (isRefusal(fault, ['SALESFORCE_ANSWER_UNREADABLE'])) return fault
    throw fault
  }
}

function seenIn(response: ApiResponse, before: SeenObject | undefined): SeenObject {
  if (before && isNotModified(response)) return before
  const { fields: described, unknown } = describedFields(response.body)
  const fields = described.map(fieldOf)
  const lost = fields.filter((field) => !isKeepable(field)).map(({ name }) => name)
  return {
    fields: fields.filter(isKeepable),
    unknown: [...unknown, ...lost],
    lastModified: response.headers['last-modified'] ?? null,
  }
}

type Sight = {
  /** The names of all fields, where they are known. */
  fieldNames: string[] | undefined
  /** Whether the user may view all fields. */
  seesAll: boolean
}

/** An object of a fingerprint: the fields that were seen, and those that are known to be there all the same. */
export function objectPart(
  name: ObjectName,
  { fields, unknown = [] }: SeenObject,
  { fieldNames, seesAll }: Sight,
): ObjectPart {
  const seen = new Set([...fields.map((field) => field.name), ...unknown])
  return {
    name,
    visibility: seesAll || fieldNames ? 'all' : 'limited',
    fields,
    hiddenFields: (fieldNames ?? []).filter((fieldName) => !seen.has(fieldName)),
    ...(unknown.length > 0 && { unknownFields: unknown }),
  }
}

/**
 * What may be kept of the objects that were seen. One with hidden or unknown fields is read again each time: UNSURE whether Salesforce
 * takes a change of permissions for a change of the object.
 */
export const worthKeeping = (seen: SeenObjects, parts: ObjectPart[]): SeenObjects =>
  new Map([...seen].filter(([name]) => parts.some((part) => part.name === name && isWhollyVisible(part))))

const isWhollyVisible = ({ visibility, hiddenFields, unknownFields }: ObjectPart): boolean =>
  visibility === 'all' && hiddenFields.length === 0 && !unknownFields
