import { savedSettings, type Settings } from 'credits/settingText'
import type { Body } from 'kit/client'

/** What the server is asked to change. */
type Changes = Required<Omit<Body<'PATCH /credits/settings'>, 'version'>>

/** Each setting as its control hands it over: fields as they were typed. */
type Typed = {
  dailyLimit: string
  exportBatchSize: string
  resetHour: string
  orgFloorPercent: string
  shares: Record<string, string | number>
  alertLevels: number[]
  jumpPoints: string
}
export type SettingName = keyof Typed
type Change<Name extends SettingName> = { name: Name; value: Typed[Name] }
export type AnyChange = { [Name in SettingName]: Change<Name> }[SettingName]

/** What was typed or chosen and differs from what is saved, by the name of the setting. */
export type Draft = Partial<Typed>

type BatchSize = Changes['exportBatchSize']
export const BATCH_SIZES: BatchSize[] = [25, 50, 100, 200]

const TYPED = ['dailyLimit', 'exportBatchSize', 'resetHour', 'orgFloorPercent', 'jumpPoints'] as const
const NAMES: SettingName[] = [...TYPED, 'shares', 'alertLevels']

/** What a control says, as a change of its setting. Undefined where the two do not fit. */
export function changeOf(setting: string | undefined, value: AnyChange['value']): AnyChange | undefined {
  if (Array.isArray(value)) return setting === 'alertLevels' ? { name: setting, value } : undefined
  if (typeof value === 'object') return setting === 'shares' ? { name: setting, value } : undefined
  const name = TYPED.find((one) => one === setting)
  return name && { name, value }
}

const withoutEmpty = (shares: Typed['shares']) =>
  Object.entries(shares).filter(([, percent]) => String(percent).trim() !== '')

const sharesOf = (typed: Typed['shares']): Changes['shares'] =>
  Object.fromEntries(withoutEmpty(typed).map(([consumer, percent]) => [consumer, Number(percent)]))

/** How each setting is sent; the daily limit as it was typed, because only the server knows every way to write a number. */
const SENT: { [Name in SettingName]: (typed: Typed[Name]) => Changes[Name] | undefined } = {
  dailyLimit: String,
  exportBatchSize: (typed) => BATCH_SIZES.find((size) => size === Number(typed)),
  resetHour: Number,
  orgFloorPercent: Number,
  shares: sharesOf,
  alertLevels: (levels) => levels,
  jumpPoints: Number,
}

const written = (value: unknown) =>
  JSON.stringify(
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).toSorted() : value,
  )

function isSaved<Name extends SettingName>({ name, value }: Change<Name>, settings: Settings): boolean {
  if (name === 'dailyLimit' && typeof value === 'string') return value.trim() === String(settings.dailyLimit)
  return written(SENT[name](value)) === written(savedSettings(settings)[name])
}

/** The draft after one more change; what is back at its saved value is no change. */
export function changed<Name extends SettingName>(draft: Draft, change: Change<Name>, settings: Settings): Draft {
  const { [change.name]: _, ...others } = draft
  return isSaved(change, settings) ? others : { ...others, [change.name]: change.value }
}

const changeIn = <Name extends SettingName>(draft: Draft, name: Name): Change<Name>[] => {
  const value = draft[name]
  return value === undefined ? [] : [{ name, value }]
}

/** What is left of a draft over other settings. */
export const rebased = (draft: Draft, settings: Settings): Draft =>
  NAMES.flatMap((name) => changeIn(draft, name)).reduce<Draft>((kept, change) => changed(kept, change, settings), {})

function sent<Name extends SettingName>(draft: Draft, name: Name): Changes[Name] | undefined {
  const value = draft[name]
  return value === undefined ? undefined : SENT[name](value)
}

/** What the server is asked to change. */
export const changesOf = (draft: Draft): Partial<Changes> => ({
  dailyLimit: sent(draft, 'dailyLimit'),
  exportBatchSize: sent(draft, 'exportBatchSize'),
  resetHour: sent(draft, 'resetHour'),
  orgFloorPercent: sent(draft, 'orgFloorPercent'),
  shares: sent(draft, 'shares'),
  alertLevels: sent(draft, 'alertLevels'),
  jumpPoints: sent(draft, 'jumpPoints'),
})

/** The settings of a draft that another person changed, from what they were before to what they are now. */
export function overtaken(draft: Draft, before: Settings, now: Settings): SettingName[] {
  const [was, is] = [savedSettings(before), savedSettings(now)]
  return NAMES.filter((name) => draft[name] !== undefined && written(was[name]) !== written(is[name]))
}
