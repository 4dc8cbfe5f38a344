import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

const count = new Intl.NumberFormat(LOCALE);
const roundCount = new Intl.NumberFormat(LOCALE, { notation: 'compact' });
const percentage = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });
/** The type unit has no separators in Korean, Japanese and Chinese. */
const list = new Intl.ListFormat(LOCALE, { type: 'conjunction', style: 'narrow' });

/** @param {Intl.DateTimeFormatOptions} parts */
const inReadersZone = (parts) => new Intl.DateTimeFormat(LOCALE, { ...parts, timeZone: TIME_ZONE });

const moment = inReadersZone({ weekday: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
const time = inReadersZone({ timeStyle: 'short' });
const date = inReadersZone({ month: 'short', day: 'numeric' });
const fullDate = inReadersZone({ year: 'numeric', month: 'short', day: 'numeric' });
const day = inReadersZone({ weekday: 'short', month: 'short', day: 'numeric' });
const utcDay = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' });
const hour = inReadersZone({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });

/** The reader's time zone by its name, such as Europe/Stockholm. */
export const zoneName = TIME_ZONE.replaceAll('_', ' ');

/**
 * A count, grouped as the reader's locale does.
 * @param {number} value
 */
export function formatCount(value) {
    return count.format(value);
}

/**
 * A round count as short as the reader's locale writes it, such as 20K.
 * @param {number} value
 */
export function formatRoundCount(value) {
    return roundCount.format(value);
}

/**
 * A percentage with at most one decimal.
 * @param {number} percent 15.9 means 15.9 %
 */
export function formatPercent(percent) {
    return percentage.format(percent / 100);
}

/**
 * A moment as weekday and time, in the reader's time zone.
 * @param {string} iso ISO 8601
 */
export function formatMoment(iso) {
    return moment.format(new Date(iso)).replace(/\[(.+)\]/, '$1');
}

/**
 * The time of day of a moment, in the reader's time zone.
 * @param {Date} when
 */
export function formatTime(when) {
    return time.format(when);
}

/**
 * A moment as month and day, in the reader's time zone.
 * @param {string} iso ISO 8601
 */
export function formatDate(iso) {
    return date.format(new Date(iso));
}

/**
 * A moment as year, month and day, in the reader's time zone.
 * @param {string} iso ISO 8601
 */
export function formatFullDate(iso) {
    return fullDate.format(new Date(iso));
}

/**
 * A moment as weekday, month and day, in the reader's time zone.
 * @param {string} iso ISO 8601
 */
export function formatDay(iso) {
    return day.format(new Date(iso));
}

/**
 * A day in UTC as weekday, month and day.
 * @param {string} iso its start, ISO 8601
 */
export function formatUtcDay(iso) {
    return utcDay.format(new Date(iso));
}

/**
 * A moment as weekday, month, day and time, in the reader's time zone.
 * @param {string} iso ISO 8601
 */
export function formatHour(iso) {
    return hour.format(new Date(iso));
}

/**
 * Several values side by side, separated as the reader's locale does.
 * @param {string[]} values
 */
export function formatList(values) {
    return list.format(values);
}

/**
 * A label with its placeholders {0}, {1} replaced.
 * @param {string} label
 * @param {...string} values
 */
export function fillIn(label, ...values) {
    return label.replace(/\{(\d)\}/g, (placeholder, index) => values[Number(index)] ?? placeholder);
}

/**
 * The pieces of a label between and at its placeholders, for a template that shows one of them larger.
 * @param {string} label
 * @param {...string} values
 * @returns {{ key: number, text: string, placeholder: string }[]} placeholder is empty for the words between
 */
export function piecesOf(label, ...values) {
    return label
        .split(/(\{\d\})/)
        .map((piece, key) => ({
            key,
            text: fillIn(piece, ...values),
            placeholder: /^\{\d\}$/.test(piece) ? piece : ''
        }))
        .filter(({ text }) => text !== '');
}
