import { locale, timeZone } from 'bridge/locale';

const MOMENT = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short'
};
const number = new Intl.NumberFormat(locale);
const moment = new Intl.DateTimeFormat(locale, { ...MOMENT, timeZone });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @param {number} value */
export const formatNumber = (value) => number.format(value);

/** A moment in the reader's time zone, with the zone's short name. @param {string} iso */
export const formatMoment = (iso) => moment.format(new Date(iso));

/** @param {string} iso */
export const formatDay = (iso) => day.format(new Date(iso));

/** How far ahead a moment lies, in hours or minutes. @param {string} iso @param {number} [now] */
export function formatAhead(iso, now = Date.now()) {
    const distance = new Date(iso).getTime() - now;
    if (Math.abs(distance) < HOUR) return relative.format(Math.round(distance / MINUTE), 'minute');
    return relative.format(Math.round(distance / HOUR), 'hour');
}

/** The reader's time zone by its name, such as Europe/Stockholm. */
export const zoneName = timeZone.replaceAll('_', ' ');
