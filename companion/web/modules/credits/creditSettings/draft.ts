import { savedValue } from 'credits/settingText'

/** What was typed or chosen and differs from what is saved, by the name of the setting. @typedef {Record<string, any>} Draft */

const withoutEmpty = (shares) => Object.entries(shares).filter(([, percent]) => String(percent).trim() !== '')

const sharesOf = (typed) =>
  Object.fromEntries(withoutEmpty(typed).map(([consumer, percent]) => [consumer, Number(percent)]))

/** How each setting is sent; the daily limit as it was typed, because only the server knows every way to write a number. */
const SENT = {
  dailyLimit: String,
  exportBatchSize: Number,
  resetHour: Number,
  orgFloorPercent: Number,
  shares: sharesOf,
  alertLevels: (levels) => levels,
  jumpPoints: Number,
}

const written = (value) =>
  JSON.stringify(
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).toSorted() : value,
  )

function isSame(typed, saved, name) {
  if (name === 'dailyLimit') return typed.trim() === String(saved)
  return written(SENT[name](typed)) === written(saved)
}

/**
 * The draft after one more change; what is back at its saved value is no change.
 * @param {Draft} draft
 * @param {{ name: string, value: unknown }} change
 * @param {object} settings
 */
export function changed(draft, { name, value }, settings) {
  const others = Object.fromEntries(Object.entries(draft).filter(([other]) => other !== name))
  return isSame(value, savedValue(settings, name), name) ? others : { ...others, [name]: value }
}

/** What is left of a draft over other settings. @param {Draft} draft @param {object} settings */
export const rebased = (draft, settings) =>
  Object.entries(draft).reduce((kept, [name, value]) => changed(kept, { name, value }, settings), {})

/** What the server is asked to change. @param {Draft} draft */
export const changesOf = (draft) =>
  Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, SENT[name](value)]))

/** The settings of a draft that somebody else changed. @param {Draft} draft @param {object} before @param {object} now */
export const overtaken = (draft, before, now) =>
  Object.keys(draft).filter((name) => written(savedValue(before, name)) !== written(savedValue(now, name)))
