import { locale, timeZone } from 'kit/locale'

const MOMENT = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
}
const HOUR_OF_DAY = { hour: 'numeric', minute: '2-digit' }
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
const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' })

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** @param {number} value */
export const formatNumber = (value) => number.format(value)

/** A number with its sign. @param {number} value */
export const formatDifference = (value) => difference.format(value)

/** A percentage with at most two decimals. @param {number} value 15.9 means 15.9 % */
export const formatPercent = (value) => percent.format(value / 100)

/** The texts one after the other, as the reader's language lists them. @param {string[]} texts */
export const formatList = (texts) => list.format(texts)

/** A moment in the reader's time zone, with the zone's short name. @param {string} iso */
export const formatMoment = (iso) => moment.format(new Date(iso))

/** @param {string} iso */
export const formatDay = (iso) => day.format(new Date(iso))

/** A day that starts and ends in UTC, such as one of Salesforce's log. @param {string} iso */
export const formatUtcDay = (iso) => utcDay.format(new Date(iso))

/** The time of day of a moment, in the reader's time zone. @param {string|number|Date} when */
export const formatTime = (when) => time.format(new Date(when))

/** The time of day of a moment, in UTC. @param {string|number|Date} when */
export const formatUtcTime = (when) => utcTime.format(new Date(when))

/** How far ahead a moment lies, in minutes, hours or days. @param {string} iso @param {number} [now] */
export function formatAhead(iso, now = Date.now()) {
  const distance = new Date(iso).getTime() - now
  if (Math.abs(distance) < HOUR) return relative.format(Math.round(distance / MINUTE), 'minute')
  if (Math.abs(distance) < 2 * DAY) return relative.format(Math.round(distance / HOUR), 'hour')
  return relative.format(Math.round(distance / DAY), 'day')
}

/** How long ago a moment was, from now to days. @param {string} iso @param {number} [now] */
export function formatAgo(iso, now = Date.now()) {
  const distance = new Date(iso).getTime() - now
  if (distance > -MINUTE) return casual.format(0, 'second')
  if (distance > -HOUR) return casual.format(Math.round(distance / MINUTE), 'minute')
  if (distance > -2 * DAY) return casual.format(Math.round(distance / HOUR), 'hour')
  return casual.format(Math.round(distance / DAY), 'day')
}

/** The reader's time zone by its name, such as Europe/Stockholm. */
export const zoneName = timeZone.replaceAll('_', ' ')
