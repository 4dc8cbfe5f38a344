import type { parseQuery, Query } from '@jetstreamapp/soql-parser-js'
import { type ApiError, apiError } from '../http/api-error.ts'

let parse: typeof parseQuery | undefined

/** Loads the parser at the first request, since loading is slow. */
export async function soqlReady() {
  parse ??= (await import('@jetstreamapp/soql-parser-js')).parseQuery
}

/** A query as the parser reads it, or the platform's MALFORMED_QUERY. */
export function parseSoql(text: string): Query & { sObject: string } {
  const query = read(text)
  if (!query.sObject) throw malformed('unexpected token: <EOF>')
  return { ...query, sObject: query.sObject }
}

function read(text: string): Query {
  if (!parse) throw new Error('soqlReady comes first')
  try {
    return parse(text)
  } catch (error) {
    throw malformed(firstLine(error))
  }
}

/** The refusal of a query that does not parse. */
export function malformed(message: string): ApiError {
  return apiError(400, 'MALFORMED_QUERY', message)
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : 'unexpected token'
  return text.split('\n', 1)[0] ?? text
}
