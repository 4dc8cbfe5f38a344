import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeGlanceController.read';
import GlanceReading from 'c/tollbridgeGlanceReading';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeGlanceController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const READING = { used: 90, allowed: 100, level: 90, readAt: '2026-03-29T10:42:00.000Z' };

const settled = () => Promise.resolve();

function draw() {
    const element = createElement('c-tollbridge-glance-reading', { is: GlanceReading });
    document.body.appendChild(element);
    return element;
}

async function drawWith(glance) {
    const element = draw();
    read.emit(glance);
    await settled();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('PK-B4 c-tollbridge-glance-reading', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('shows the meter, the level and when it was read', async () => {
        const element = await drawWith({ state: 'read', reading: READING });

        expect(element.shadowRoot.querySelector('c-tollbridge-usage-meter')).toMatchObject({ used: 90, limit: 100 });
        expect(find(element, 'level').textContent).toBe('Level reached: 90%');
        expect(find(element, 'read-at').textContent).toContain('10:42');
        await expect(element).toBeAccessible();
    });

    it('names no level where none is reached', async () => {
        const element = await drawWith({ state: 'read', reading: { ...READING, level: null } });

        expect(find(element, 'level')).toBeNull();
    });

    it('leads to the tab API usage', async () => {
        const element = await drawWith({ state: 'read', reading: READING });

        expect(element.shadowRoot.querySelector('c-tollbridge-page-link')).toMatchObject({
            label: 'Open API usage',
            page: { type: 'standard__navItemPage', attributes: { apiName: 'Tollbridge_Usage' } }
        });
    });

    it('says that it is loading', async () => {
        const element = draw();
        await settled();

        expect(element.shadowRoot.querySelector('lightning-spinner').alternativeText).toContain('Loading');
        await expect(element).toBeAccessible();
    });

    it('says that the org does not tell its allowance', async () => {
        const element = await drawWith({ state: 'not-available' });

        expect(find(element, 'not-available').textContent).toContain('does not report');
        await expect(element).toBeAccessible();
    });

    it('says why it was refused, and asks again', async () => {
        const element = draw();
        read.error({ message: 'Ask your Salesforce admin.' });
        await settled();

        expect(find(element, 'error').textContent).toContain('Ask your Salesforce admin.');
        find(element, 'try-again').click();
        expect(refreshApex).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('reads again when the reader asks', async () => {
        const element = await drawWith({ state: 'read', reading: READING });
        find(element, 'refresh').click();

        expect(refreshApex).toHaveBeenCalledTimes(1);
    });
});
