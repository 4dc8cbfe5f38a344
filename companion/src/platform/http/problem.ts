import type { FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { Refusal, refusal, type PlatformCode } from '../refusals/errors.ts'
import { isUnreachable } from '../database/unreachable.ts'
import { keepParams } from '../refusals/kept-params.ts'
import { pickLanguage, translate, type Language } from '../labels/labels.ts'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** The answer to a refused request (RFC 9457), in the reader's language. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'the cause' }),
    remedy: Type.String({ description: 'what to do about it' }),
    code: Type.String(),
    params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    instance: Type.String({ description: 'the id of the request, for asking support' }),
  },
  { additionalProperties: false },
)
export type Problem = Static<typeof Problem>

/** The reader and the request that a refusal answers. */
export type Telling = { language: Language; requestId: string }

/** The reader of the answer to a request. */
export const tellingOf = (request: FastifyRequest): Telling => ({
  language: pickLanguage(request),
  requestId: request.id,
})

/** A refusal in words. */
export function describeRefusal({ code, status, params }: Refusal, { language, requestId }: Telling): Problem {
  const say = (part: 'title' | 'cause' | 'remedy') =>
    translate(language, `error.${code}.${part}`, { ...params, requestId })
  return {
    type: `urn:tollbridge:error:${code}`,
    title: say('title'),
    status,
    detail: say('cause'),
    remedy: say('remedy'),
    code,
    ...(Object.keys(params).length > 0 && { params: keepParams(params) }),
    instance: requestId,
  }
}

const FRAMEWORK_CODES: Record<string, PlatformCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_CSRF_MISSING_SECRET: 'CSRF_TOKEN_INVALID',
  FST_CSRF_INVALID_TOKEN: 'CSRF_TOKEN_INVALID',
}

type Fault = { code?: unknown; statusCode?: unknown; message?: string }

/**
 * The refusal for anything thrown. A database that cannot be asked becomes NOT_READY, any other unexpected error
 * INTERNAL, both without details.
 */
export function refusalFor(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  const { code, statusCode }: Fault = thrown instanceof Error ? thrown : {}
  const known = typeof code === 'string' ? FRAMEWORK_CODES[code] : undefined
  if (known) return refusal(known, {}, { cause: thrown })
  if (isUnreachable(thrown)) return refusal('NOT_READY', {}, { cause: thrown })
  const badInput = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
  return refusal(badInput ? 'INPUT_INVALID' : 'INTERNAL', {}, { cause: thrown })
}
