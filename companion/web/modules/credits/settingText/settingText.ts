import { consumerName } from 'usage/consumers'
import { formatList, formatMoment, formatNumber, formatPercent, formatTime, formatUtcTime } from 'kit/format'
import { label } from 'kit/labels'

const DAY = 24 * 60 * 60 * 1000

/** The next time that a UTC hour begins. */
function nextTime(utcHour, now) {
  const today = new Date(now).setUTCHours(utcHour, 0, 0, 0)
  return today > now ? today : today + DAY
}

/** An hour of UTC as the reader's clock shows it next, with the UTC hour. @param {number} utcHour @param {number} [now] */
export function hourText(utcHour, now = Date.now()) {
  const time = nextTime(utcHour, now)
  return label('web.general.hour', { local: formatTime(time), utc: formatUtcTime(time) })
}

const shareText = ([consumer, percent]) => `${consumerName(consumer)} ${formatPercent(percent)}`

function sharesText(shares) {
  if (Object.keys(shares).length === 0) return label('web.general.noShares')
  return formatList(Object.entries(shares).map(shareText))
}

const TEXTS = {
  dailyLimit: formatNumber,
  exportBatchSize: formatNumber,
  resetHour: (hour) => hourText(hour),
  orgFloorPercent: formatPercent,
  shares: sharesText,
  alertLevels: (levels) => formatList(levels.map(formatPercent)),
  jumpPoints: (points) => label('web.general.points', { points }),
  mutedUntil: formatMoment,
}

/** The hour that the windows start at, once the change that is under way has come to pass. */
const resetHourOf = ({ resetHour, comingResetHour }) => comingResetHour?.resetHour ?? resetHour

/** A setting as it is saved. @param {object} settings @param {string} name */
export const savedValue = (settings, name) => (name === 'resetHour' ? resetHourOf(settings) : settings[name])

/** The value of a setting in words. @param {string} name @param {any} value */
export const settingText = (name, value) => TEXTS[name](value)
