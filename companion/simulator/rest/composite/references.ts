import { apiError } from '../../http/api-error.ts'

const REFERENCE = /@\{(\w+)\.([^}]+)\}/g

/** Replaces each `@{referenceId.path}` by the answer of an earlier subrequest. */
export function resolveReferences(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string')
    return value.replace(REFERENCE, (_, id: string, path: string) => lookUp(answers.get(id), { id, path }))
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, answers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveReferences(item, answers)]))
}

function lookUp(answer: unknown, { id, path }: { id: string; path: string }): string {
  const steps = path.split(/\.|\[|\]/).filter(Boolean)
  const found = steps.reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), answer)
  if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') return String(found)
  throw apiError(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${id}.${path} found in ${id}`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
