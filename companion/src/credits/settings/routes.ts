import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { Exactly, MomentText, NoContent } from '../../platform/schemas.ts'
import { muteAlerts, unmuteAlerts } from '../alerts/mute.ts'
import type { CreditServices } from '../services.ts'
import { changeSettings, reportSettings } from './settings.ts'
import { SettingsAnswer, settingsAnswer, SettingsChange } from './schemas.ts'

const SETTINGS = '/api/v1/credits/settings'
const MUTE = '/api/v1/credits/alerts/mute'

export const ReadSettings = route({
  method: 'GET',
  url: SETTINGS,
  config: { access: 'signed-in' },
  schema: {
    summary: 'The daily limit and the other settings of credits, and what the org itself has',
    tags: ['credits'],
    response: { 200: SettingsAnswer },
  },
})

export const ChangeSettings = route({
  method: 'PATCH',
  url: SETTINGS,
  config: { access: 'admin' },
  schema: {
    summary: 'Changes settings of credits; refused if somebody else changed any since the given version',
    tags: ['credits'],
    body: SettingsChange,
    response: { 200: SettingsAnswer },
  },
})

export const MuteAlerts = route({
  method: 'PUT',
  url: MUTE,
  config: { access: 'admin' },
  schema: {
    summary: 'Keeps credit alerts from being mailed until a moment',
    tags: ['credits'],
    body: Exactly({ until: MomentText }),
    response: { 204: NoContent },
  },
})

export const UnmuteAlerts = route({
  method: 'DELETE',
  url: MUTE,
  config: { access: 'admin' },
  schema: { summary: 'Lets credit alerts be mailed again', tags: ['credits'], response: { 204: NoContent } },
})

/** The settings of credits; only admins change them. */
export const creditSettingsRoutes: Routes<CreditServices> = (app, deps) => {
  handle(app, ReadSettings, async ({ tenantId }) => settingsAnswer(await reportSettings(tenantId, deps)))

  handle(app, ChangeSettings, async ({ body, person }) => {
    await changeSettings(body, person, deps)
    return settingsAnswer(await reportSettings(person.tenantId, deps))
  })

  handle(app, MuteAlerts, async ({ body, person }) => {
    await muteAlerts(new Date(body.until), person, deps)
  })

  handle(app, UnmuteAlerts, async ({ person }) => {
    await unmuteAlerts(person, deps)
  })
}
