import { createElement } from 'lwc';
import SortedTable from 'c/tollbridgeSortedTable';

const ROWS = [
    { key: 'a', name: 'Loader', requests: 400, last: 'Saturday', sortBy: { last: '2026-03-28' } },
    { key: 'b', name: 'Alpha', requests: 9, last: 'Friday', sortBy: { last: '2026-03-27' } },
    { key: 'c', name: 'Zulu', requests: 80, last: 'Sunday', sortBy: { last: '2026-03-29' } }
];
const COLUMNS = [{ label: 'Name', fieldName: 'name' }];

async function draw(rows = ROWS) {
    const element = createElement('c-tollbridge-sorted-table', { is: SortedTable });
    Object.assign(element, { heading: 'By app', note: 'Of 7 days.', rows, columns: COLUMNS });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const table = (element) => element.shadowRoot.querySelector('lightning-datatable');
const keys = (element) => table(element).data.map(({ key }) => key);

async function sort(element, fieldName, sortDirection) {
    table(element).dispatchEvent(new CustomEvent('sort', { detail: { fieldName, sortDirection } }));
    await Promise.resolve();
    return keys(element);
}

describe('c-tollbridge-sorted-table', () => {
    afterEach(() => document.body.replaceChildren());

    it('keeps the order of its rows until it is sorted', async () => {
        const element = await draw();

        expect(keys(element)).toEqual(['a', 'b', 'c']);
        expect(table(element).columns[0]).toMatchObject({ label: 'Name', sortable: true });
    });

    it('sorts numbers as numbers, texts as texts, and moments by what they stand for', async () => {
        const element = await draw();

        expect(await sort(element, 'requests', 'asc')).toEqual(['b', 'c', 'a']);
        expect(await sort(element, 'name', 'desc')).toEqual(['c', 'a', 'b']);
        expect(await sort(element, 'last', 'asc')).toEqual(['b', 'a', 'c']);
    });

    it('says that nothing is there to list', async () => {
        const element = await draw([]);

        expect(table(element)).toBeNull();
        expect(element.shadowRoot.querySelector('[data-id="nothing"]').textContent).toBe('Nothing to list.');
    });

    it('says how many it leaves out', async () => {
        const element = await draw(Array.from({ length: 60 }, (_, index) => ({ key: String(index) })));

        expect(keys(element)).toHaveLength(50);
        expect(element.shadowRoot.querySelector('[data-id="cut"]').textContent).toBe('The first 50 of 60 are listed.');
    });
});
