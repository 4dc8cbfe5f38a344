import type { Answer } from 'kit/client'
import { formatList, formatMoment, formatNumber, formatPercent, formatTime, formatUtcTime } from 'kit/format'
import { label, labelOr } from 'kit/labels'

/** The settings of credits as the API tells of them. */
export type Settings = Answer<'GET /credits/settings'>

const DAY = 24 * 60 * 60 * 1000

/** The next time that a UTC hour begins. */
function nextTime(utcHour: number, now: number): number {
  const today = new Date(now).setUTCHours(utcHour, 0, 0, 0)
  return today > now ? today : today + DAY
}

/** An hour of UTC as the reader's clock shows it next, with the UTC hour. */
export function hourText(utcHour: number, now = Date.now()): string {
  const time = nextTime(utcHour, now)
  return label('web.general.hour', { local: formatTime(time), utc: formatUtcTime(time) })
}

const shareText = ([consumer, percent]: [string, unknown]) =>
  `${labelOr(`web.consumer.${consumer}`, consumer)} ${formatPercent(Number(percent))}`

function sharesText(shares: object): string {
  const entries: [string, unknown][] = Object.entries(shares)
  return entries.length === 0 ? label('web.general.noShares') : formatList(entries.map(shareText))
}

const NUMBERS: Partial<Record<string, (value: number) => string>> = {
  dailyLimit: formatNumber,
  exportBatchSize: formatNumber,
  resetHour: (hour) => hourText(hour),
  orgFloorPercent: formatPercent,
  jumpPoints: (points) => label('web.general.points', { points }),
}

/** The value of a setting in words. Levels are the only list, shares the only table and `mutedUntil` the only text. */
export function settingText(name: string, value: unknown): string {
  if (typeof value === 'number') return NUMBERS[name]?.(value) ?? formatNumber(value)
  if (typeof value === 'string') return formatMoment(value)
  if (Array.isArray(value)) return formatList(value.map((level) => formatPercent(Number(level))))
  return typeof value === 'object' && value !== null ? sharesText(value) : ''
}

/** The hour that the windows start at, once the change that is under way has come to pass. */
const resetHourOf = ({ resetHour, comingResetHour }: Settings) => comingResetHour?.resetHour ?? resetHour

/** The settings as they are saved, the coming ones included. */
export const savedSettings = (settings: Settings): Settings => ({ ...settings, resetHour: resetHourOf(settings) })
