import { Refusal } from '../../platform/refusals/errors.ts'
import {
  type ApiRequest,
  type ApiResponse,
  type ApiResult,
  describedFields,
  isNotModified,
} from '../../salesforce/index.ts'
import { fieldOf } from '../fingerprint/field.ts'
import { OBJECTS, type Field, type ObjectName, type ObjectPart } from '../fingerprint/fingerprint.ts'

/** The fields that describe showed of an object, and since when they are as they are, if it told. */
type SeenObject = { fields: Field[]; lastModified: string | null }
export type SeenObjects = ReadonlyMap<ObjectName, SeenObject>

/** The request for an object's fields, unless they are the same as before. */
export function requestForFields(object: ObjectName, before: SeenObjects): ApiRequest {
  const since = before.get(object)?.lastModified
  return { path: `sobjects/${object}/describe`, ...(since && { headers: { 'If-Modified-Since': since } }) }
}

/** The objects that an org showed. An org that shows none refuses the whole reading. */
export function seenObjects(results: Record<ObjectName, ApiResult>, before: SeenObjects): SeenObjects {
  const seen = new Map<ObjectName, SeenObject>()
  const refusals: Refusal[] = []
  for (const object of OBJECTS) {
    const result = results[object]
    if (result instanceof Refusal) refusals.push(result)
    else seen.set(object, seenIn(result, before.get(object)))
  }
  const [refused] = refusals
  if (refused && seen.size === 0) throw refused
  return seen
}

function seenIn(response: ApiResponse, before: SeenObject | undefined): SeenObject {
  if (before && isNotModified(response)) return before
  const lastModified = response.headers['last-modified'] ?? null
  return { fields: describedFields(response.body).map(fieldOf), lastModified }
}

type Sight = {
  /** The names of all fields, where they are known. */
  fieldNames: string[] | undefined
  /** Whether the user may view all fields. */
  seesAll: boolean
}

/** An object of a fingerprint: the fields that were seen, and those that are known to be there all the same. */
export function objectPart(name: ObjectName, fields: Field[], { fieldNames, seesAll }: Sight): ObjectPart {
  const seen = new Set(fields.map((field) => field.name))
  return {
    name,
    visibility: seesAll || fieldNames ? 'all' : 'limited',
    fields,
    hiddenFields: (fieldNames ?? []).filter((fieldName) => !seen.has(fieldName)),
  }
}

/**
 * What may be kept of the objects that were seen. One with hidden fields is read anew each time: UNSURE whether Salesforce
 * takes a change of permissions for a change of the object.
 */
export const worthKeeping = (seen: SeenObjects, parts: ObjectPart[]): SeenObjects =>
  new Map([...seen].filter(([name]) => parts.some((part) => part.name === name && isWhollyVisible(part))))

const isWhollyVisible = ({ visibility, hiddenFields }: ObjectPart): boolean =>
  visibility === 'all' && hiddenFields.length === 0
