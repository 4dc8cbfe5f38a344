import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { NoContent } from '../../platform/schemas.ts'
import { requestLink } from './link-requests.ts'
import { setPassword } from './links.ts'
import { LinkRequest, NewPassword } from '../schemas.ts'
import type { AccountServices } from '../services.ts'
import { rememberDevice } from '../sign-in/device.ts'

const LINK_RATE = { max: 10, timeWindow: '5 minutes' }
const SET_RATE = { max: 30, timeWindow: '5 minutes' }

export const RequestLink = route({
  method: 'POST',
  url: '/api/v1/password-links',
  config: { access: 'public', rateLimit: LINK_RATE },
  schema: {
    summary: 'Ask for a link to set a new password',
    tags: ['accounts'],
    body: LinkRequest,
    response: { 202: NoContent },
  },
})

export const SetPassword = route({
  method: 'POST',
  url: '/api/v1/passwords',
  config: { access: 'public', rateLimit: SET_RATE },
  schema: {
    summary: 'Set a password with a mailed link',
    tags: ['accounts'],
    body: NewPassword,
    response: { 204: NoContent },
  },
})

/** Ask for a link by mail, and set a password with it. */
export const passwordRoutes: Routes<AccountServices> = (app, deps) => {
  handle(app, RequestLink, async ({ body: { email } }) => {
    await requestLink({ email, purpose: 'new-password' }, deps)
  })

  handle(app, SetPassword, async ({ body: { token, password } }, reply) => {
    rememberDevice(reply, await setPassword(token, password, deps), deps)
  })
}
