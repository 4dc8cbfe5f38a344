import { Type } from 'typebox'
import type { OpenDatabase } from '../../database/database.ts'
import { refusal } from '../../refusals/errors.ts'
import type { Routes } from '../http.ts'
import { handle, route } from '../route.ts'
import { Exactly } from '../../schemas.ts'

const Status = Exactly({ status: Type.Literal('ok') })

export const ReadHealth = route({
  method: 'GET',
  url: '/health',
  config: { access: 'public' },
  schema: { summary: 'The process lives', tags: ['operations'], response: { 200: Status } },
})

export const ReadReadiness = route({
  method: 'GET',
  url: '/ready',
  config: { access: 'public' },
  schema: { summary: 'The service can serve', tags: ['operations'], response: { 200: Status } },
})

/** Whether the process lives, and whether it can serve. */
export const operationRoutes: Routes<{ database: OpenDatabase }> = (app, { database }) => {
  handle(app, ReadHealth, () => ({ status: 'ok' as const }))

  handle(app, ReadReadiness, async () => {
    await database.ping().catch((cause: unknown) => {
      throw refusal('NOT_READY', {}, { cause })
    })
    return { status: 'ok' as const }
  })
}
