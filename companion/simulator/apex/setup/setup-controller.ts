import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { abortJob, planJob } from '../../org/jobs.ts'
import type { Org } from '../../org/org.ts'
import { ApexRefusal, type ApexCall } from '../apex-call.ts'
import { integrationUsersIn } from './integration-user.ts'
import { readStanding } from '../usage/marketo-spend.ts'
import { greetingOf } from '../callouts/companion-fault.ts'
import { mayStoreKeys, pageUser } from '../callouts/named-credential.ts'
import { holdersIn } from './permission-holders.ts'
import { keepSettings, LEVEL_FIELDS, settingsOf } from './setup-settings.ts'
import { nextRunIn, SNAPSHOTS, snapshotsIn } from './snapshot-schedule.ts'

const Interval = Type.Object({ intervalMinutes: Type.Integer() })
const Alerts = Type.Object({
  levels: Type.String(),
  jumpPoints: Type.Integer(),
  keepDays: Type.Integer(),
  audienceId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
const Levels = Type.Object({ levels: Type.Record(Type.String(), Type.String()) })
const Mute = Type.Object({ hours: Type.Integer({ minimum: 0, maximum: 168 }) })

const HOUR = 3_600_000
const INVALID = 'This cannot be saved. Levels are 1 to 100, separated by commas.'

/** What a companion alone can answer to a request with the key. */
const GREETED = ['connected-here', 'connected-elsewhere', 'not-connected']

const hasOneHost = ({ companionUrl, openCompanionUrl = companionUrl }: Org['state']): boolean =>
  hostOf(companionUrl) === hostOf(openCompanionUrl)

const hasPlaceholder = ({ companionUrl, openCompanionUrl = companionUrl }: Org['state']): boolean =>
  [companionUrl, openCompanionUrl].some((url) => url === undefined || url.endsWith('.invalid'))

const hostOf = (url: string | undefined): string | undefined => url && new URL(url).host

const writersIn = ({ people }: Org): string[] =>
  people.filter(({ profile }) => profile === 'System Administrator').map(({ name }) => name)

/** `TollbridgeSetupController.read`: the progress of Tollbridge's set-up. */
export async function readSetup(org: Org) {
  const me = pageUser(org)
  const { spend, integrationUserId } = await readStanding(org)
  return {
    companion: spend.state,
    greeting: GREETED.includes(spend.state) ? 'ok' : await greetingOf(org),
    hasPlaceholder: hasPlaceholder(org.state),
    hasOneHost: hasOneHost(org.state),
    canKeepKeys: mayStoreKeys(org),
    keyWriters: mayStoreKeys(org) ? [] : writersIn(org),
    wasPaired: org.state.pairing !== undefined,
    users: integrationUsersIn(org, integrationUserId),
    settings: settingsOf(org),
    nextRunAt: nextRunIn(org),
    snapshots: org.tables.rows('Tollbridge_Snapshot__c').length,
    holders: holdersIn(org),
    audiences: me ? [{ id: me.id, name: me.name }] : [],
  }
}

/** `TollbridgeSetupController.schedule`: 15, 60, or 0 for no snapshots. */
export function scheduleSnapshots(org: Org, { parameters }: ApexCall): void {
  const { intervalMinutes } = Value.Parse(Interval, parameters)
  if (![0, 15, 60].includes(intervalMinutes)) throw new ApexRefusal(INVALID)
  if (intervalMinutes === 0) {
    abortJob(SNAPSHOTS.name, org)
    return
  }
  keepSettings({ Interval_Minutes__c: intervalMinutes }, org)
  planJob({ ...snapshotsIn(org), every: intervalMinutes }, org)
}

/** `TollbridgeSetupController.changeAlerts`. */
export function changeAlerts(org: Org, { parameters }: ApexCall): void {
  const { levels, jumpPoints, keepDays, audienceId = null } = Value.Parse(Alerts, parameters)
  const alertLevels = levels.split(',').map(Number)
  if (!alertLevels.every((level) => level >= 1 && level <= 100)) throw new ApexRefusal(INVALID)
  const sorted = [...new Set(alertLevels)].toSorted((one, other) => one - other)
  const change = { Jump_Points__c: jumpPoints, Keep_Days__c: keepDays, Audience_Id__c: audienceId }
  keepSettings({ ...change, Alert_Levels__c: sorted.join() }, org)
}

/** `TollbridgeSetupController.changeLevels`. */
export function changeLevels(org: Org, { parameters }: ApexCall): void {
  const { levels } = Value.Parse(Levels, parameters)
  const change = Object.entries(levels).map(([name, text]) => {
    const numbers = text.split(',').map(Number)
    const isValid = text.trim() === '' || numbers.every((level) => level >= 1 && level <= 100)
    const field = LEVEL_FIELDS[name]
    if (!isValid || field === undefined) throw new ApexRefusal(INVALID)
    return [field, text.trim() === '' ? 'none' : numbers.join()] as const
  })
  keepSettings(Object.fromEntries(change), org)
}

/** `TollbridgeSetupController.testBell`. */
export function testBell(org: Org): void {
  if (settingsOf(org).audienceId === null) throw new ApexRefusal('Choose who is told and save first.')
}

/** `TollbridgeSetupController.mute`. */
export function muteBell(org: Org, { parameters }: ApexCall): void {
  const { hours } = Value.Parse(Mute, parameters)
  const mutedUntil = hours === 0 ? null : new Date(org.clock.now() + hours * HOUR).toISOString()
  keepSettings({ Muted_Until__c: mutedUntil }, org)
}
