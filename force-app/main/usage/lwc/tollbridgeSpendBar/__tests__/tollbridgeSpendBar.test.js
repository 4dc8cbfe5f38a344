import { createElement } from 'lwc';
import SpendBar from 'c/tollbridgeSpendBar';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const END = '2026-03-30T00:00:00.000Z';
const RUNNING = {
    state: 'running',
    level: 'calm',
    left: 97860,
    limitedBy: 'own-limit',
    until: END,
    backgroundLeft: 97060,
    backgroundUntil: END,
    ownUsed: 2134,
    ownLimit: 100000,
    orgUsed: 6,
    orgLimit: 115000,
    orgReserve: 11500,
    orgObservedAt: '2026-03-29T10:00:00.000Z'
};
const SHORT = { limitedBy: 'org-allowance', until: null, orgUsed: 113001, left: 1999 };
const PAUSED = {
    ...RUNNING,
    ...SHORT,
    state: 'background-paused',
    level: 'critical',
    backgroundLeft: 0,
    backgroundUntil: null
};
const OWN_PAUSED = { ...RUNNING, state: 'background-paused', level: 'critical', left: 500, backgroundLeft: 0 };
const STOPPED = { ...RUNNING, state: 'stopped', level: 'spent', left: 0, limitedBy: 'stopped', until: END };
const UNKNOWN = { ...RUNNING, state: 'unknown', level: 'unknown', limitedBy: 'unknown', until: null };
const NEVER = { ...UNKNOWN, orgUsed: null, orgLimit: null, orgReserve: null, orgObservedAt: null };
const LATE = 'Monday, 12:00 AM UTC';

function draw(now) {
    const element = createElement('c-tollbridge-spend-bar', { is: SpendBar });
    element.now = now;
    element.usage = { used: 113001, allowed: 115000 };
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const textOf = (element, id) => find(element, `[data-id="${id}"]`)?.textContent.trim();

describe('c-tollbridge-spend-bar', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it.each([
        ['calm', RUNNING, 'Running', 'success'],
        ['busy', { ...RUNNING, level: 'busy' }, 'Running low', 'warning'],
        ['critical', { ...RUNNING, level: 'critical' }, 'Nearly used up', 'warning'],
        ['background-paused', PAUSED, 'Background work paused', 'warning'],
        ['stopped', STOPPED, 'Stopped', 'error'],
        ['unknown', NEVER, 'Not known: no report from Salesforce yet', ''],
        ['old', UNKNOWN, 'Not known: no recent report from Salesforce', ''],
        ['unreported', null, 'Not known: no answer from Tollbridge Companion', '']
    ])('UX-A2 says by a word and an icon that it is %s', (headline, now, word, variant) => {
        const element = draw(now);

        expect(find(element, `[data-headline="${headline}"]`)).not.toBeNull();
        expect(textOf(element, 'word')).toBe(word);
        expect(find(element, 'lightning-icon').variant).toBe(variant);
    });

    it.each([
        ['runs', RUNNING, 'available now: 97,860', `Daily CRM API Limit until ${LATE}.`],
        ['is limited by the org', { ...RUNNING, ...SHORT }, 'available now: 1,999', 'allowance of the Salesforce org'],
        ['is refused by the org', STOPPED, 'available now: 0', `Tollbridge tries again on ${LATE}.`],
        ['may try the org at once', { ...STOPPED, until: null }, 'available now: 0', 'with the next request'],
        ['is not known', NEVER, 'at most 97,860', 'has not reported its API allowance yet'],
        ['was not reported lately', UNKNOWN, 'at most 97,860', 'on Sunday, 10:00 AM UTC. A report older than 3 hours'],
        ['is not reported', null, 'at most 1,999', 'Only the figures of this Salesforce org are known.']
    ])('UX-A2 says how much is left and why when it %s', (_, now, left, cause) => {
        const element = draw(now);

        expect(textOf(element, 'left')).toContain(left);
        expect(textOf(element, 'cause')).toContain(cause);
    });

    it.each([
        ['can go on', RUNNING, 'Background work can use 97,060 of them.'],
        ['waits for the org', PAUSED, 'more than its reserve of 11,500 available'],
        ['waits for the window', OWN_PAUSED, `Background work is paused until ${LATE}.`],
        ['has stopped with all other work', STOPPED, undefined]
    ])('UX-A2 says that background work %s', (_, now, text) => {
        const told = textOf(draw(now), 'background');

        expect(told ?? '').toContain(text ?? '');
        expect(Boolean(told)).toBe(Boolean(text));
    });

    it('shows the own limit and the org as two bars, with the age of the report', () => {
        const element = draw(PAUSED);

        expect(textOf(element, 'own')).toContain('2,134 of 100,000 used');
        expect(textOf(element, 'org')).toContain('113,001 of 115,000 used');
        expect(textOf(element, 'org')).toContain('Reported by Salesforce on Sunday, 10:00 AM UTC');
        expect(textOf(draw(NEVER), 'org')).toBeUndefined();
    });

    it.each([[RUNNING], [PAUSED], [STOPPED], [NEVER], [null]])('is accessible with %p', async (now) => {
        await expect(draw(now)).toBeAccessible();
    });
});
