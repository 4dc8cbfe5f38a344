import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'

const Languages = Type.Object(
  { active: Type.Array(Type.String({ description: 'such as fr or zh_TW' })) },
  { additionalProperties: false },
)

/** Sets the active languages of the org. */
export const languageControlRoutes: Routes<Org> = (server, org) => {
  server.put('/__control/languages', { schema: { body: Languages } }, async ({ body }, reply) => {
    org.state.languages = body.active
    org.save.now()
    return reply.code(204).send()
  })
}
