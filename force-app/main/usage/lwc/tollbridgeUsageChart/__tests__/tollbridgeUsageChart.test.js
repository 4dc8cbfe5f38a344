import { createElement } from 'lwc';
import UsageChart from 'c/tollbridgeUsageChart';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Stockholm' }), { virtual: true });

const CONSUMERS = [
    { id: 'export', name: 'Export' },
    { id: 'import', name: 'Import' }
];

const POINTS = [
    { at: '2026-03-01T22:00:00.000Z', spent: 0, refused: 0, byConsumer: {} },
    { at: '2026-03-01T23:00:00.000Z', spent: 1500, refused: 0, byConsumer: { export: 1200, import: 300 } },
    { at: '2026-03-02T00:00:00.000Z', spent: 40, refused: 7, byConsumer: { export: 30, parity: 10 } }
];

const settled = () => Promise.resolve();

function draw(properties) {
    const element = createElement('c-tollbridge-usage-chart', { is: UsageChart });
    Object.assign(element, { points: POINTS, span: 'hour', consumers: CONSUMERS, ...properties });
    document.body.appendChild(element);
    return element;
}

const child = (element, name) => element.shadowRoot.querySelector(name);

async function choose(element, view) {
    child(element, 'lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value: view } }));
    await settled();
}

describe('c-tollbridge-usage-chart', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows bars first, of those who spent something, in their order', async () => {
        const element = draw();

        expect(child(element, 'c-tollbridge-usage-bars').series.map(({ name }) => name)).toEqual([
            'Export',
            'Import',
            'Other'
        ]);
        expect(child(element, 'c-tollbridge-usage-table')).toBeNull();
        expect(child(element, 'lightning-radio-group').value).toBe('chart');
        await expect(element).toBeAccessible();
    });

    it('shows the same as a table, and as bars again', async () => {
        const element = draw();

        await choose(element, 'table');
        expect(child(element, 'c-tollbridge-usage-table').rows).toHaveLength(3);
        expect(child(element, 'c-tollbridge-usage-bars')).toBeNull();
        expect(child(element, 'lightning-radio-group').value).toBe('table');
        await expect(element).toBeAccessible();

        await choose(element, 'chart');
        expect(child(element, 'c-tollbridge-usage-bars')).not.toBeNull();
    });

    it('hands the limit to the bars', () => {
        expect(child(draw({ limit: 2000 }), 'c-tollbridge-usage-bars').limit).toBe(2000);
    });

    it.each([[[]], [[POINTS[0]]]])('says that nothing was spent, with points %j', async (points) => {
        const element = draw({ points });

        expect(child(element, '[data-id="empty"]').textContent).toBe('No credits in this period.');
        expect(child(element, 'c-tollbridge-usage-bars')).toBeNull();
        expect(child(element, 'lightning-radio-group')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows a period in which everything was refused', () => {
        const refused = { at: '2026-03-01T22:00:00.000Z', spent: 0, refused: 5, byConsumer: {} };

        expect(child(draw({ points: [refused] }), 'c-tollbridge-usage-bars')).not.toBeNull();
    });
});
