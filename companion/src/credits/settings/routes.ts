import type { Routes } from '../../platform/http/http.ts'
import { muteAlerts, unmuteAlerts } from '../alerts/mute.ts'
import { changeSettings, reportSettings, type SettingsDeps } from './settings.ts'
import { ChangeSettings, MuteAlerts, ReadSettings, settingsAnswer, UnmuteAlerts } from './schemas.ts'

const SETTINGS = '/api/v1/credits/settings'
const MUTE = '/api/v1/credits/alerts/mute'

/** The settings of credits; only admins change them. */
export const creditSettingsRoutes: Routes<SettingsDeps> = (app, deps) => {
  app.get(SETTINGS, { schema: ReadSettings, config: { access: 'signed-in' } }, async ({ tenantId }) =>
    settingsAnswer(await reportSettings(tenantId, deps)),
  )

  app.patch(SETTINGS, { schema: ChangeSettings, config: { access: 'admin' } }, async ({ body, person }) => {
    await changeSettings(body, person, deps)
    return settingsAnswer(await reportSettings(person.tenantId, deps))
  })

  app.put(MUTE, { schema: MuteAlerts, config: { access: 'admin' } }, async ({ body, person }, reply) => {
    await muteAlerts(new Date(body.until), person, deps)
    return reply.code(204).send(null)
  })

  app.delete(MUTE, { schema: UnmuteAlerts, config: { access: 'admin' } }, async ({ person }, reply) => {
    await unmuteAlerts(person, deps)
    return reply.code(204).send(null)
  })
}
