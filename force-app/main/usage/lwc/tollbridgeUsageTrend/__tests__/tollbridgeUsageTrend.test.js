import { createElement } from 'lwc';
import UsageTrend from 'c/tollbridgeUsageTrend';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const POINTS = [
    { at: '2026-03-28T10:00:00.000Z', used: 20000, allowed: 100000 },
    { at: '2026-03-28T22:00:00.000Z', used: 80000, allowed: 100000 },
    { at: '2026-03-29T10:00:00.000Z', used: 50000, allowed: 100000 }
];

const settled = () => Promise.resolve();

const LIMIT = { name: 'DailyApiRequests', used: 50000, allowed: 100000, levels: [50, 90], points: POINTS };

async function drawWith(change) {
    const element = createElement('c-tollbridge-usage-trend', { is: UsageTrend });
    element.limit = { ...LIMIT, ...change };
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('c-tollbridge-usage-trend', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it.each([
        ['DailyApiRequests', 'API requests of the whole org'],
        ['DailyAsyncApexExecutions', 'Asynchronous Apex executions'],
        ['DailyBulkApiBatches', 'Bulk API batches'],
        ['DataStorageMB', 'Data storage (MB)'],
        ['FileStorageMB', 'File storage (MB)'],
        ['Another', 'Another']
    ])('PK-B1: shows the meter of %s', async (name, label) => {
        const element = await drawWith({ name });

        expect(element.shadowRoot.querySelector('c-tollbridge-usage-meter')).toMatchObject({
            label,
            used: 50000,
            limit: 100000
        });
        expect(element.shadowRoot.querySelector('h2').textContent).toBe(label);
        await expect(element).toBeAccessible();
    });

    it('draws a line from the first snapshot to the last, and a line at each level', async () => {
        const element = await drawWith({});

        expect(element.shadowRoot.querySelector('polyline').getAttribute('points')).toBe('0,80 50,20 100,50');
        const levels = [...element.shadowRoot.querySelectorAll('line')].map((line) => line.getAttribute('y1'));
        expect(levels).toEqual(['50', '10']);
        expect(find(element, 'line').getAttribute('aria-label')).toBe(
            'Highest: 80,000. Lowest: 20,000. Last: 50,000 of 100,000.'
        );
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
        const choose = new CustomEvent('change', { detail: { value: 'table' } });
        element.shadowRoot.querySelector('lightning-radio-group').dispatchEvent(choose);
        await settled();

        const cells = [...find(element, 'table').querySelectorAll('td')].map(({ textContent }) => textContent);
        expect(cells).toEqual(['50,000', '80,000', '20,000']);
        await expect(element).toBeAccessible();
    });

    it('says how snapshots are started where there are none', async () => {
        const element = await drawWith({ points: [] });

        expect(find(element, 'empty').textContent).toContain('An admin starts them under Setup.');
        await expect(element).toBeAccessible();
    });
});
