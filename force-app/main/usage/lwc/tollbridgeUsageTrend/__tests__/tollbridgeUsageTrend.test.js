import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import trend from '@salesforce/apex/TollbridgeUsageController.trend';
import UsageTrend from 'c/tollbridgeUsageTrend';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeUsageController.trend',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const POINTS = [
    { at: '2026-03-28T10:00:00.000Z', used: 20000, allowed: 100000 },
    { at: '2026-03-28T22:00:00.000Z', used: 80000, allowed: 100000 },
    { at: '2026-03-29T10:00:00.000Z', used: 50000, allowed: 100000 }
];

const settled = () => Promise.resolve();

function draw() {
    const element = createElement('c-tollbridge-usage-trend', { is: UsageTrend });
    document.body.appendChild(element);
    return element;
}

async function drawWith(answer) {
    const element = draw();
    trend.emit({ levels: [50, 90], points: POINTS, ...answer });
    await settled();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('c-tollbridge-usage-trend', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('says that it is loading', async () => {
        const element = draw();

        expect(find(element, 'loading')).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it('draws a line from the first snapshot to the last, and a line at each level', async () => {
        const element = await drawWith({ nextRunAt: '2026-03-29T11:00:00.000Z' });

        expect(element.shadowRoot.querySelector('polyline').getAttribute('points')).toBe('0,80 50,20 100,50');
        const levels = [...element.shadowRoot.querySelectorAll('line')].map((line) => line.getAttribute('y1'));
        expect(levels).toEqual(['50', '10']);
        expect(find(element, 'line').getAttribute('aria-label')).toBe(
            'Highest: 80,000. Lowest: 20,000. Last: 50,000 of 100,000.'
        );
        expect(find(element, 'next').textContent).toContain('Next: Sun, Mar 29, 11:00');
        await expect(element).toBeAccessible();
    });

    it('names each level above its line, or below it where there is no room', async () => {
        const element = await drawWith({ levels: [50, 100] });

        const marks = [...find(element, 'line').querySelectorAll('.mark')];
        expect(marks.map((mark) => [mark.textContent, mark.getAttribute('dy')])).toEqual([
            ['50%', '-0.3em'],
            ['100%', '1.1em']
        ]);
    });

    it('draws one snapshot, and one that is over its allowance', async () => {
        const element = await drawWith({ points: [{ ...POINTS[0], used: 200000 }] });

        expect(element.shadowRoot.querySelector('polyline').getAttribute('points')).toBe('0,0');
    });

    it('is a table with the same numbers, the newest first', async () => {
        const element = await drawWith({});
        const choose = new CustomEvent('choose', { detail: 'table' });
        element.shadowRoot.querySelector('c-tollbridge-choice-group').dispatchEvent(choose);
        await settled();

        const cells = [...find(element, 'table').querySelectorAll('td')].map(({ textContent }) => textContent);
        expect(cells).toEqual(['50,000', '80,000', '20,000']);
        await expect(element).toBeAccessible();
    });

    it('says how snapshots are started where there are none', async () => {
        const element = await drawWith({ points: [] });

        expect(find(element, 'empty').textContent).toContain('An admin starts them under Set-up.');
        expect(find(element, 'next')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says why it could not be read', async () => {
        const element = draw();
        trend.error({ message: 'Ask Ada.' });
        await settled();

        expect(find(element, 'error').textContent).toContain('Ask Ada.');
        await expect(element).toBeAccessible();
    });

    it('reads again when it is told to', async () => {
        const element = await drawWith({});

        await element.refresh();

        expect(refreshApex).toHaveBeenCalledTimes(1);
    });
});
