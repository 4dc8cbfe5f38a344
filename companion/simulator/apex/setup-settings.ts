import type { Org } from '../org/org.ts'
import type { SetupState } from '../state/org-state.ts'

const FIRST: SetupState = {
  schedule: null,
  settings: {
    intervalMinutes: 60,
    alertLevels: [50, 75, 90, 100],
    jumpPoints: 20,
    keepDays: 30,
    mutedUntil: null,
    audienceId: null,
  },
}

/** What is set up in an org: when snapshots are taken, if they are, and how it alerts. */
export const settingsOf = ({ state }: Org): SetupState => state.setup ?? FIRST

/** Keeps a change of it. */
export function keepSettings(org: Org, change: Partial<SetupState['settings']>): void {
  const { schedule, settings } = settingsOf(org)
  org.state.setup = { schedule, settings: { ...settings, ...change } }
  org.save.now()
}
