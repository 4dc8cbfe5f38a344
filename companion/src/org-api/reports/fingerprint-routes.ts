import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Timed } from '../../platform/deps.ts'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { Exactly, Nullable } from '../../platform/schemas.ts'
import { takePart } from './fingerprint.ts'

const MAX_PART_BYTES = 1024 * 1024
const MAX_PARTS = 50

const FingerprintPart = Exactly({
  runId: Type.String({ format: 'uuid', description: 'the same for all parts of a push, and new for each push' }),
  part: Type.Integer({ minimum: 1, maximum: MAX_PARTS }),
  parts: Type.Integer({ minimum: 1, maximum: MAX_PARTS }),
  content: Type.String({
    minLength: 1,
    description: 'a piece of the fingerprint, which all pieces in a row make up; no character is cut in two',
  }),
})

const Progress = Exactly({
  complete: Type.Boolean({ description: 'whether all parts are there' }),
  fingerprintId: Nullable(Type.String({ format: 'uuid' })),
})

/** Each org is counted by itself: many of them call from the same addresses. */
const ONE_ORG = {
  max: 120,
  timeWindow: '1 minute',
  hook: 'preParsing',
  keyGenerator: ({ tenantId, organizationId }: FastifyRequest) => `${tenantId} ${organizationId}`,
} as const

export const PushFingerprint = route({
  method: 'POST',
  url: '/org-api/v1/fingerprints',
  config: { access: 'org-admin-key', rateLimit: ONE_ORG },
  bodyLimit: MAX_PART_BYTES,
  schema: {
    summary: 'Takes a part of what the paired org looks like; a part may be sent again',
    tags: ['pairing'],
    body: FingerprintPart,
    response: { 202: Progress },
  },
})

/** Where a paired org pushes what it looks like, at no credit. */
export const fingerprintRoutes: Routes<Timed> = (app, deps) => {
  handle(app, PushFingerprint, (request) => takePart(request.body, request, deps))
}
