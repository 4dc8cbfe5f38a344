import { fillIn, formatCount, formatDay, formatHour, formatList } from 'c/tollbridgeLocaleText';
import { highestOf, totalsOf } from 'c/tollbridgeUsageSeries';
import CREDITS from '@salesforce/label/c.Tollbridge_Chart_Credits';
import REFUSED from '@salesforce/label/c.Tollbridge_Chart_Refused';
import SUMMARY from '@salesforce/label/c.Tollbridge_Chart_Summary';
import PERIOD from '@salesforce/label/c.Tollbridge_Chart_Period';

/** @typedef {import('c/tollbridgeUsageSeries').Row} Row */

/**
 * The hour or the day that a bar stands for.
 * @param {Row} row
 * @param {string} span `hour` or `day`
 */
export const whenOf = ({ at }, span) => (span === 'hour' ? formatHour(at) : formatDay(at));

/**
 * From when to when the bars go.
 * @param {Row[]} rows
 * @param {string} span
 */
export const periodOf = (rows, span) => fillIn(PERIOD, whenOf(rows[0], span), whenOf(rows[rows.length - 1], span));

/** @param {number} spent */
export const creditsOf = (spent) => fillIn(CREDITS, formatCount(spent));

/**
 * What the chart shows, in a sentence or two.
 * @param {Row[]} rows
 * @param {string} span
 */
export function summaryOf(rows, span) {
    const highest = highestOf(rows);
    const total = formatCount(totalsOf(rows).spent);
    return fillIn(SUMMARY, periodOf(rows, span), total, whenOf(highest, span), formatCount(highest.spent));
}

/**
 * What one bar shows, to be spoken.
 * @param {Row} row
 * @param {import('c/tollbridgeUsageSeries').Series[]} series
 * @param {string} span
 */
export function spokenOf(row, series, span) {
    const parts = series
        .filter(({ id }) => row.credits[id] > 0)
        .map(({ id, name }) => `${name} ${formatCount(row.credits[id])}`);
    const refused = row.refused > 0 ? [`${REFUSED} ${formatCount(row.refused)}`] : [];
    return formatList([whenOf(row, span), creditsOf(row.spent), ...parts, ...refused]);
}
