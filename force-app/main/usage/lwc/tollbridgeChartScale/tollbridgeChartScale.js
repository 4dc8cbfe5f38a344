/** The lengths of a chart's axes. Pure; lengths are in CSS pixels. */

/** What the steps of an axis start with. */
const ROUND = [1, 2, 5, 10];

const MOST_STEPS = 5;

/** How many times higher than the highest bar a limit may lie before its line would flatten the bars. */
const FARTHEST_LIMIT = 4;

/** Roughly how wide the characters of an axis label are. */
const CHARACTER = { narrow: 6.7, wide: 12 };

const LABEL_GAP = 12;

/**
 * Whether a limit can be drawn above bars of this height.
 * @param {number} highest
 * @param {number} [limit] none: 0
 */
export function isLimitInReach(highest, limit = 0) {
    return limit > 0 && limit <= highest * FARTHEST_LIMIT;
}

/**
 * An axis from 0 up to a round number that holds the highest bar, and the limit if it is in reach.
 * @param {number} highest
 * @param {number} [limit]
 * @returns {{ top: number, ticks: number[] }} whole numbers
 */
export function scaleOf(highest, limit = 0) {
    const needed = isLimitInReach(highest, limit) ? Math.max(highest, limit) : highest;
    const step = stepOf(needed);
    const steps = Math.max(Math.ceil(needed / step), 1);
    return { top: steps * step, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}

/** @param {number} needed */
function stepOf(needed) {
    const least = Math.max(needed / MOST_STEPS, 1);
    const power = 10 ** Math.floor(Math.log10(least));
    return power * (ROUND.find((round) => round * power >= least) ?? 10);
}

/**
 * Roughly how wide an axis label is.
 * @param {string} text
 */
export function widthOf(text) {
    const widths = [...text].map((character) => (character < '\u2e80' ? CHARACTER.narrow : CHARACTER.wide));
    return widths.reduce((total, width) => total + width, 0);
}

/**
 * Every how many bars a label has room beneath its bar.
 * @param {string[]} labels of all bars
 * @param {number} room for all of them
 */
export function labelStep(labels, room) {
    const widest = Math.max(...labels.map(widthOf)) + LABEL_GAP;
    return Math.max(Math.ceil((widest * labels.length) / room), 1);
}
