import { createElement } from 'lwc';
import Parity from 'c/tollbridgeParity';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const REPORT = {
    madeAt: '2026-03-29T10:00:00.000Z',
    blocking: 1,
    notable: 5,
    identical: 300,
    sandbox: 'Acme Sandbox',
    production: 'Acme'
};

const FIELD = {
    objectName: 'Lead',
    name: 'Region__c',
    kind: 'field-missing-in-sandbox',
    title: 'Field missing in the sandbox',
    isBlocking: true,
    sandbox: 'Missing',
    production: 'Text(40)'
};

const OBJECT = {
    objectName: 'Case',
    name: 'Case',
    kind: 'object-not-visible-in-production',
    title: 'Object not visible in production',
    isBlocking: false,
    sandbox: 'Visible',
    production: 'Not visible to this user'
};

const DETAILS = {
    differences: [FIELD, OBJECT],
    more: 4,
    notCompared: ['These could not be read in Acme, so they were not compared: flows.'],
    url: 'https://companion.example/settings/parity/report?id=r1'
};

async function draw(parameters) {
    const element = createElement('c-tollbridge-parity', { is: Parity });
    Object.assign(element, parameters);
    document.body.appendChild(element);
    await Promise.resolve();
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('c-tollbridge-parity', () => {
    afterEach(() => document.body.replaceChildren());

    it('PK-B6: lists what differs with the values of both orgs, and how much more there is', async () => {
        const element = await draw({ report: REPORT, details: DETAILS });
        const table = find(element, 'differences');

        expect(find(element, 'parity').textContent).toBe('Blocking differences: 1. Warnings: 5. Identical: 300.');
        expect(table.columns.map(({ fieldName }) => fieldName)).toEqual(
            expect.arrayContaining(['component', 'title', 'sandbox', 'production', 'severity'])
        );
        expect(table.rows).toEqual([
            expect.objectContaining({
                component: 'Lead.Region__c',
                title: 'Field missing in the sandbox',
                sandbox: 'Missing',
                production: 'Text(40)',
                severity: 'Blocking'
            }),
            expect.objectContaining({ component: 'Case', severity: 'Warning' })
        ]);
        expect(table.note).toBe('More differences in the report: 4.');
        expect(find(element, 'equal')).toBeNull();
    });

    it('PK-B6: leads to the report of the companion', async () => {
        const element = await draw({ report: REPORT, details: DETAILS });

        expect(find(element, 'report').page).toEqual({
            type: 'standard__webPage',
            attributes: { url: 'https://companion.example/settings/parity/report?id=r1' }
        });
    });

    it('PK-B6: has no link where the companion gave no address of a web page', async () => {
        expect(find(await draw({ report: REPORT, details: { ...DETAILS, url: null } }), 'report')).toBeNull();
    });

    it('says nothing of more where everything is listed', async () => {
        const element = await draw({ report: REPORT, details: { ...DETAILS, more: 0 } });

        expect(find(element, 'differences').note).toBe('');
    });

    it('PK-B6: says what was not compared, even where nothing differs', async () => {
        const element = await draw({ report: REPORT, details: { ...DETAILS, differences: [], more: 0 } });

        expect(find(element, 'equal').textContent).toBe('No differences in what was compared.');
        expect(find(element, 'not-compared').textContent).toBe(DETAILS.notCompared[0]);
        expect(find(element, 'differences')).toBeNull();
    });

    it('PK-B6: says that a companion of another version does not list them', async () => {
        const element = await draw({ report: REPORT, details: null });

        expect(find(element, 'not-listed').textContent).toContain('doesn’t list the differences');
        expect(find(element, 'equal')).toBeNull();
    });

    it('says that nothing was compared', async () => {
        const element = await draw({ report: null, details: null });

        expect(find(element, 'none').textContent).toBe('Nothing has been compared yet.');
        expect(find(element, 'not-listed')).toBeNull();
    });
});
