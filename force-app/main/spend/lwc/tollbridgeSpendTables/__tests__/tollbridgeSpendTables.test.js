import { createElement } from 'lwc';
import SpendTables from 'c/tollbridgeSpendTables';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const DAY = '2026-03-28T00:00:00.000Z';

const REPORT = {
    log: 'read',
    missing: [],
    days: [{ day: DAY, requests: 500 }],
    week: 500,
    rest: 7,
    apps: [
        { name: 'Harbour Loader', isOurs: false, newest: 380, week: 400, users: 1, lastDay: DAY },
        { name: 'Tollbridge', isOurs: true, newest: 9, week: 93, users: 1, lastDay: DAY }
    ],
    users: [
        { userId: '005A', name: 'Olivia', username: 'o@x.example', status: 'frozen', newest: 1, week: 400, apps: [''] },
        { userId: null, name: null, username: 'gone', status: 'unknown', newest: 0, week: 93, apps: ['Tollbridge'] }
    ],
    versions: [
        { apiVersion: '36.0', newest: 1, week: 400, apps: [], retiredWith: "Summer '68", retiredFrom: '2068-06' },
        { apiVersion: '20.0', newest: 1, week: 3, apps: [], retiredWith: "Summer '22", retiredFrom: '2022-06' },
        { apiVersion: '', newest: 1, week: 90, apps: ['Tollbridge'], retiredWith: null, retiredFrom: null }
    ]
};

/** Lets everything that was promised come about. */
const settled = (turns = 12) => Promise.resolve().then(() => (turns > 0 ? settled(turns - 1) : undefined));

async function draw(report = {}) {
    const element = createElement('c-tollbridge-spend-tables', { is: SpendTables });
    element.report = { ...REPORT, ...report };
    document.body.appendChild(element);
    await Promise.resolve();
    await Promise.resolve();
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('c-tollbridge-spend-tables', () => {
    afterEach(() => document.body.replaceChildren());

    it('PK-B2: lists apps with their share, and marks this integration', async () => {
        const element = await draw();

        expect(find(element, 'apps').rows).toMatchObject([
            { name: 'Harbour Loader', newest: 380, week: 400, share: 0.8, lastUsed: 'Sat, Mar 28' },
            { name: 'Tollbridge (this integration)' }
        ]);
        expect(find(element, 'apps').note).toContain('Sat, Mar 28');
        expect(find(element, 'rest').textContent).toContain('7 more requests');
    });

    it('PK-B2: names users, links to them, and says who is frozen or unknown', async () => {
        const element = await draw();
        await settled();

        expect(find(element, 'users').rows).toMatchObject([
            { name: 'Olivia', status: 'Frozen', address: 'https://www.example.com', apps: 'Without a name' },
            { name: 'Without a name', username: 'gone', status: 'Unknown', address: undefined }
        ]);
    });

    it('PK-B2: calls out API versions that Salesforce retires', async () => {
        const element = await draw();

        expect(find(element, 'versions').rows.map(({ retirement }) => retirement)).toEqual([
            "Stops working with Summer '68 (2068-06)",
            "Stopped working with Summer '22 (2022-06)",
            ''
        ]);
        expect(find(element, 'retiring').textContent).toContain('403 requests used API versions');
    });

    it('warns of no version and of no small caller where there is none', async () => {
        const element = await draw({ rest: 0, versions: [REPORT.versions[2]] });

        expect(find(element, 'retiring')).toBeNull();
        expect(find(element, 'rest')).toBeNull();
    });

    it('is nothing before a day was read', async () => {
        expect((await draw({ days: [] })).shadowRoot.children).toHaveLength(0);
    });
});
