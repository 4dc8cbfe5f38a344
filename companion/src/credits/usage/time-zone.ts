import { refusal } from '../refusals.ts'

/** How to write moments in a time zone. Refuses with TIME_ZONE_UNKNOWN what is not the name of one. */
export function formatIn(timeZone: string, options: Intl.DateTimeFormatOptions, locale = 'en'): Intl.DateTimeFormat {
  try {
    if (!/^[a-z]/i.test(timeZone)) throw new RangeError('an offset from UTC is not the name of a time zone')
    return new Intl.DateTimeFormat(locale, { ...options, timeZone })
  } catch (cause) {
    throw refusal('TIME_ZONE_UNKNOWN', { timeZone }, { cause })
  }
}
