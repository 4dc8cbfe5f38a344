import { createElement } from 'lwc';
import { rowsOf, seriesOf } from 'c/tollbridgeUsageSeries';
import UsageTable from 'c/tollbridgeUsageTable';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'America/New_York' }), { virtual: true });

const CONSUMERS = [
    { id: 'export', name: 'Export' },
    { id: 'import', name: 'Import' }
];

const POINTS = [
    { at: '2026-03-01T05:00:00.000Z', spent: 1500, refused: 0, byConsumer: { export: 1200, import: 300 } },
    { at: '2026-03-02T05:00:00.000Z', spent: 40, refused: 0, byConsumer: { export: 40 } }
];

function draw(points, span) {
    const element = createElement('c-tollbridge-usage-table', { is: UsageTable });
    const rows = rowsOf(points, CONSUMERS);
    Object.assign(element, { rows, series: seriesOf(rows, CONSUMERS), span });
    document.body.appendChild(element);
    return element;
}

const linesOf = (element) =>
    [...element.shadowRoot.querySelectorAll('tr')].map(({ children }) =>
        [...children].map(({ textContent }) => textContent.replace(/\s/g, ' ')).join(' | ')
    );

const captionOf = (element) => element.shadowRoot.querySelector('caption').textContent.trim();

describe('c-tollbridge-usage-table', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('has a line for every day, and their sum', async () => {
        const element = draw(POINTS, 'day');

        expect(captionOf(element)).toBe('Credits by day (America/New York)');
        expect(linesOf(element)).toEqual([
            'Day | Total | Export | Import',
            'Sun, Mar 1 | 1,500 | 1,200 | 300',
            'Mon, Mar 2 | 40 | 40 | 0',
            'Total | 1,540 | 1,240 | 300'
        ]);
        await expect(element).toBeAccessible();
    });

    it('has a line for every hour, and a column for what was refused', async () => {
        const element = draw([{ ...POINTS[0], refused: 12 }], 'hour');

        expect(captionOf(element)).toBe('Credits by hour (America/New York)');
        expect(linesOf(element)).toEqual([
            'Hour | Total | Export | Import | Refused requests',
            'Sun, Mar 1, 12:00 AM | 1,500 | 1,200 | 300 | 12',
            'Total | 1,500 | 1,200 | 300 | 12'
        ]);
        await expect(element).toBeAccessible();
    });

    it('names the column or the line of every number', () => {
        const scopes = [...draw(POINTS, 'day').shadowRoot.querySelectorAll('th')].map(({ scope }) => scope);

        expect(scopes).toEqual(['col', 'col', 'col', 'col', 'row', 'row', 'row']);
    });

    it('can be scrolled by keyboard', () => {
        expect(draw(POINTS, 'day').shadowRoot.querySelector('[role="region"]').tabIndex).toBe(0);
    });
});
