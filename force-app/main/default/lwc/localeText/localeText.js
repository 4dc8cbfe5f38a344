import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

/**
 * A count, grouped as the reader's locale does.
 * @param {number} value
 */
export function formatCount(value) {
    return new Intl.NumberFormat(LOCALE).format(value);
}

/**
 * A percentage with at most one decimal.
 * @param {number} percent 15.9 means 15.9 %
 */
export function formatPercent(percent) {
    return new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
}

/**
 * A moment as weekday and time, in the reader's time zone.
 * @param {string} moment ISO 8601
 */
export function formatMoment(moment) {
    return new Intl.DateTimeFormat(LOCALE, {
        weekday: 'long',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: TIME_ZONE,
        timeZoneName: 'short'
    }).format(new Date(moment));
}

/**
 * The time of day of a moment, in the reader's time zone.
 * @param {Date} moment
 */
export function formatTime(moment) {
    return new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit', timeZone: TIME_ZONE }).format(moment);
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
