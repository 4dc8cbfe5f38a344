import { locale, timeZone } from 'kit/locale'

const MOMENT: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
}
const HOUR_OF_DAY: Intl.DateTimeFormatOptions = { timeStyle: 'short' }
const number = new Intl.NumberFormat(locale)
const difference = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
const moment = new Intl.DateTimeFormat(locale, { ...MOMENT, timeZone })
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
const utcDay = new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat(locale, { ...HOUR_OF_DAY, timeZone })
const utcTime = new Intl.DateTimeFormat(locale, { ...HOUR_OF_DAY, timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
const casual = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
/** The type unit has no separators in Korean, Japanese and Chinese. */
const list = new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })

/** A moment: as the API writes it, in milliseconds since 1970, or as a date. */
type When = string | number | Date

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const formatNumber = (value: number): string => number.format(value)

/** A number with its sign. */
export const formatDifference = (value: number): string => difference.format(value)

/** A percentage with at most two decimals: 15.9 means 15.9 %. */
export const formatPercent = (value: number): string => percent.format(value / 100)

/** The texts one after the other, as the reader's language lists them. */
export const formatList = (texts: string[]): string => list.format(texts)

/** A text with the zone of its moments as in other languages: Chinese puts it in brackets. */
export const withPlainZone = (text: string) => text.replace(/\[((?:GMT|UTC)[^\]]*)\]/g, '$1')

/** A moment in the reader's time zone, with the zone's short name. */
export const formatMoment = (when: When): string => withPlainZone(moment.format(new Date(when)))

export const formatDay = (when: When): string => day.format(new Date(when))

/** A day that starts and ends in UTC, such as one of Salesforce's log. */
export const formatUtcDay = (when: When): string => utcDay.format(new Date(when))

/** The time of day of a moment, in the reader's time zone. */
export const formatTime = (when: When): string => time.format(new Date(when))

/** The time of day of a moment of today, else the whole moment. */
export const formatRecently = (when: When, now = Date.now()): string =>
  formatDay(when) === formatDay(now) ? formatTime(when) : formatMoment(when)

/** The time of day of a moment, in UTC. */
export const formatUtcTime = (when: When): string => utcTime.format(new Date(when))

/** How far ahead a moment lies, in minutes, hours or days. */
export function formatAhead(when: When, now = Date.now()): string {
  const distance = new Date(when).getTime() - now
  if (Math.abs(distance) < HOUR) return relative.format(Math.round(distance / MINUTE), 'minute')
  if (Math.abs(distance) < 2 * DAY) return relative.format(Math.round(distance / HOUR), 'hour')
  return relative.format(Math.round(distance / DAY), 'day')
}

/** How long ago a moment was, from now to days. */
export function formatAgo(when: When, now = Date.now()): string {
  const distance = new Date(when).getTime() - now
  if (distance > -MINUTE) return casual.format(0, 'second')
  if (distance > -HOUR) return casual.format(Math.round(distance / MINUTE), 'minute')
  if (distance > -2 * DAY) return casual.format(Math.round(distance / HOUR), 'hour')
  return casual.format(Math.round(distance / DAY), 'day')
}

/** The reader's time zone by its name, such as Europe/Stockholm. */
export const zoneName = timeZone.replaceAll('_', ' ')
