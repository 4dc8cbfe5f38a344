import { createElement } from 'lwc';
import SpendSummary from 'c/tollbridgeSpendSummary';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const DAY = '2026-03-28T00:00:00.000Z';
const LOADER = { name: 'Harbour Loader', isOurs: false, newest: 380, week: 400, users: 1, lastDay: DAY };

const REPORT = {
    log: 'read',
    readAt: '2026-03-29T04:00:00.000Z',
    missing: [],
    days: [{ day: DAY, requests: 500 }],
    week: 500,
    rest: 0,
    apps: [LOADER],
    users: [],
    versions: [],
    unusual: []
};

async function draw(report = {}, usage = { used: 97750, allowed: 115000 }) {
    const element = createElement('c-tollbridge-spend-summary', { is: SpendSummary });
    Object.assign(element, { report: { ...REPORT, ...report }, usage });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const text = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`)?.textContent;

describe('c-tollbridge-spend-summary', () => {
    afterEach(() => document.body.replaceChildren());

    it('PK-B2: says who sends most, with the share, and how full the allowance is', async () => {
        const element = await draw();

        expect(text(element, 'top')).toBe('Harbour Loader sent the most API requests: 400 of 500 in 7 days (80%).');
        expect(text(element, 'used')).toBe('97,750 of 115,000 API requests of the last 24 hours are used.');
        expect(text(element, 'normal')).toBe('Nothing unusual.');
    });

    it('marks this integration where it sends most, and an app without a name', async () => {
        expect(text(await draw({ apps: [{ ...LOADER, isOurs: true }] }), 'top')).toContain('(this integration)');
        expect(text(await draw({ apps: [{ ...LOADER, name: '' }] }), 'top')).toContain('Without a name');
    });

    it.each([
        ['new-app', 'Harbour Loader is new: 400 requests on Sat, Mar 28.'],
        ['ten-times', 'Harbour Loader sent 400 requests on Sat, Mar 28. Usually it sends 9 a day.'],
        ['night', 'at night (22:00 to 06:00)'],
        ['weekend', 'on the weekend']
    ])('PK-B2: says what was unusual: %s', async (kind, told) => {
        const element = await draw({ unusual: [{ kind, app: 'Harbour Loader', day: DAY, requests: 400, usual: 9 }] });

        expect(text(element, 'unusual')).toContain(told);
        expect(text(element, 'normal')).toBeUndefined();
    });

    it('PK-B2: does not call what it cannot compare nothing unusual', async () => {
        const element = await draw({ unusual: null });

        expect(text(element, 'too-few')).toContain('Too few days are known to compare.');
        expect(text(element, 'normal')).toBeUndefined();
    });

    it('PK-B2: names the days that were not read, and how old the figures are', async () => {
        const element = await draw({ missing: ['2026-03-22T00:00:00.000Z', '2026-03-23T00:00:00.000Z'] });

        expect(text(element, 'missing')).toBe('Days that were not read: Sun, Mar 22, Mon, Mar 23.');
        expect(text(element, 'age')).toContain('Sat, Mar 28');
    });

    it.each([
        ['never-read', 'has not retrieved the event log'],
        ['refused', 'View Event Log Files'],
        ['partial', 'no event log files']
    ])('PK-B2: says why less is known: %s', async (log, told) => {
        const element = await draw({ log, days: [], apps: [], week: 0, unusual: null, readAt: null });

        expect(text(element, 'problem')).toContain(told);
        expect(text(element, 'top')).toBeUndefined();
        expect(text(element, 'too-few')).toBeUndefined();
    });

    it('says that no app sent requests', async () => {
        expect(text(await draw({ apps: [], week: 0 }, null), 'top')).toContain('No app sent API requests');
    });
});
