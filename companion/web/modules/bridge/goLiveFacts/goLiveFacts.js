import { formatMoment, formatNumber } from 'bridge/format';
import { hasLabel, label } from 'bridge/labels';

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A fact as the reader writes it. */
function textOf(value) {
    if (typeof value === 'number') return formatNumber(value);
    return MOMENT.test(value) ? formatMoment(value) : String(value);
}

const isKnown = ([name, value]) => value !== null && hasLabel(`web.goLive.fact.${name}`);

/**
 * What a check is drawn from, each fact as a sentence.
 * @param {Record<string, number|string|null>} facts
 * @returns {string[]}
 */
export const factsOf = (facts) =>
    Object.entries(facts)
        .filter(isKnown)
        .map(([name, value]) => label(`web.goLive.fact.${name}`, { value: textOf(value) }));
