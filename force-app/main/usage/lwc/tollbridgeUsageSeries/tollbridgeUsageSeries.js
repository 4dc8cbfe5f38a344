/** What a usage chart and its table show, prepared from the points of the companion. Pure. */

/** The consumer for credits of unknown consumers. */
export const OTHER = 'other';

/** How many looks the chart has for consumers before they repeat. */
const LOOKS = 7;

/** @typedef {{ at: string, spent: number, refused: number, credits: Record<string, number> }} Row a bar of the chart, a row of the table */
/** @typedef {{ id: string, name: string, color?: string, look: string, total: number }} Series a consumer with the look of its part of a bar */

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * The points with what each consumer spent; what unknown consumers spent goes to OTHER.
 * @param {Tollbridge.UsagePoint[]} points
 * @param {Tollbridge.UsageConsumer[]} consumers
 * @returns {Row[]}
 */
export function rowsOf(points, consumers) {
    return points.map(({ at, spent, refused = 0, byConsumer = {} }) => {
        const known = consumers.map(({ id }) => /** @type {[string, number]} */ ([id, byConsumer[id] ?? 0]));
        const other = Math.max(spent - sum(known.map(([, credits]) => credits)), 0);
        return { at, spent, refused, credits: { ...Object.fromEntries(known), [OTHER]: other } };
    });
}

/**
 * The consumers that spent something, each with the look that it has in every period.
 * @param {Row[]} rows
 * @param {Tollbridge.UsageConsumer[]} consumers in stacking order, the lowest first
 * @returns {Series[]}
 */
export function seriesOf(rows, consumers) {
    return consumers
        .map((consumer, index) => ({ ...consumer, look: consumer.id === OTHER ? OTHER : String(index % LOOKS) }))
        .map((consumer) => ({ ...consumer, total: sum(rows.map(({ credits }) => credits[consumer.id] ?? 0)) }))
        .filter(({ total }) => total > 0);
}

/**
 * @param {Row[]} rows
 * @returns {{ spent: number, refused: number }}
 */
export function totalsOf(rows) {
    return { spent: sum(rows.map(({ spent }) => spent)), refused: sum(rows.map(({ refused }) => refused)) };
}

/**
 * The row of the highest bar, the first of several.
 * @param {Row[]} rows at least one
 */
export function highestOf(rows) {
    return rows.reduce((highest, row) => (row.spent > highest.spent ? row : highest));
}
