import type { Org } from '../../org/org.ts'
import { settingsOf } from '../setup/setup-settings.ts'

/** `TollbridgeGlanceController.read`: the API requests and the level that they reach. */
export function readGlance(org: Org) {
  const [used, allowed] = [org.window.used(), org.state.allowance.max]
  const reached = settingsOf(org).alertLevels.filter((level) => allowed > 0 && (used * 100) / allowed >= level)
  return {
    state: 'read',
    reading: { used, allowed, level: reached.at(-1) ?? null, readAt: new Date(org.clock.now()).toISOString() },
  }
}
