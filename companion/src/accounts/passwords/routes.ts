import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Routes } from '../../platform/http/http.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { NoContent } from '../../platform/http/schemas.ts'
import { requestLink } from './link-requests.ts'
import { setPassword } from './links.ts'
import { AskForLink, SetPassword } from '../schemas.ts'

type PasswordRoutesDeps = { db: Database; clock: Clock; jobs: Jobs }

const LINK_RATE = { max: 10, timeWindow: '5 minutes' }
const SET_RATE = { max: 30, timeWindow: '5 minutes' }

/** Ask for a link by mail, and set a password with it. */
export const passwordRoutes: Routes<PasswordRoutesDeps> = (app, deps) => {
  app.post(
    '/api/v1/password-links',
    {
      config: { access: 'public', rateLimit: LINK_RATE },
      schema: { summary: 'Ask for a link to set a new password', body: AskForLink, response: { 202: NoContent } },
    },
    async ({ body: { email } }, reply) => {
      await requestLink({ email, purpose: 'new-password' }, deps)
      return reply.code(202).send(null)
    },
  )

  app.post(
    '/api/v1/passwords',
    {
      config: { access: 'public', rateLimit: SET_RATE },
      schema: { summary: 'Set a password with a mailed link', body: SetPassword, response: { 204: NoContent } },
    },
    async ({ body: { token, password } }, reply) => {
      await setPassword(token, password, deps)
      return reply.code(204).send(null)
    },
  )
}
