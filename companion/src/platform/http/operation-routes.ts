import { Type } from 'typebox'
import type { OpenDatabase } from '../database/database.ts'
import { refusal } from '../refusals/errors.ts'
import type { Routes } from './http.ts'
import { Exactly } from './schemas.ts'

const Status = Exactly({ status: Type.Literal('ok') })

/** Whether the process lives, and whether it can serve. */
export const operationRoutes: Routes<{ database: OpenDatabase }> = (app, { database }) => {
  app.get(
    '/health',
    { config: { access: 'public' }, schema: { summary: 'The process lives', response: { 200: Status } } },
    () => ({ status: 'ok' as const }),
  )

  app.get(
    '/ready',
    { config: { access: 'public' }, schema: { summary: 'The service can serve', response: { 200: Status } } },
    async () => {
      await database.ping().catch((cause: unknown) => {
        throw refusal('NOT_READY', {}, { cause })
      })
      return { status: 'ok' as const }
    },
  )
}
