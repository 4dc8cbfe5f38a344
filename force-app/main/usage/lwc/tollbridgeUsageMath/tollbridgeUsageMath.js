/** How tight an allowance is, from the loosest to the tightest. @typedef {'calm'|'busy'|'critical'|'spent'|'over'} Severity */

/** From which percentage each severity applies, the tightest first. @type {{ from: number, severity: Severity }[]} */
const THRESHOLDS = [
    { from: 100, severity: 'spent' },
    { from: 90, severity: 'critical' },
    { from: 75, severity: 'busy' },
    { from: 0, severity: 'calm' }
];

/**
 * The used share of an allowance in percent. May exceed 100; an allowance of nothing is spent by the first request.
 * @param {number} used
 * @param {number} limit
 */
export function percentOf(used, limit) {
    if (limit > 0) {
        return (used / limit) * 100;
    }
    return used > 0 ? 100 : 0;
}

/**
 * The percentage as it is shown: one decimal, rounded down, so that 100 appears only when nothing is left.
 * @param {number} percent
 */
export function shownPercent(percent) {
    return Math.floor(percent * 10) / 10;
}

/**
 * How tight it is at this percentage.
 * @param {number} percent
 * @returns {Severity}
 */
export function severityOf(percent) {
    if (percent > 100) {
        return 'over';
    }
    return THRESHOLDS.find(({ from }) => percent >= from)?.severity ?? 'calm';
}

/**
 * What is left of an allowance, never below zero.
 * @param {number} used
 * @param {number} limit
 */
export function leftOf(used, limit) {
    return Math.max(limit - used, 0);
}
