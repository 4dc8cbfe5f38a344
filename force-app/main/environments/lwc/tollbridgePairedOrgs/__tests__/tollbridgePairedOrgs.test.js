import { createElement } from 'lwc';
import read from '@salesforce/apex/TollbridgeEnvironmentsController.read';
import PairedOrgs from 'c/tollbridgePairedOrgs';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeEnvironmentsController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const ORGS = [
    { organizationId: '00D1', name: 'Acme', environment: 'production', pairedAt: '2026-03-01T10:00:00.000Z' },
    { organizationId: '00D2', name: 'Acme Sandbox', environment: 'sandbox', pairedAt: '2026-03-01T10:00:00.000Z' }
];

const REPORT = {
    madeAt: '2026-03-29T10:00:00.000Z',
    blocking: 2,
    notable: 5,
    identical: 300,
    sandbox: 'Acme Sandbox',
    production: 'Acme'
};

async function draw(answer) {
    const element = createElement('c-tollbridge-paired-orgs', { is: PairedOrgs });
    document.body.appendChild(element);
    if (answer) {
        read.emit(answer);
    }
    await Promise.resolve();
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('c-tollbridge-paired-orgs', () => {
    afterEach(() => document.body.replaceChildren());

    it('lists the paired orgs, and hands over the newest comparison', async () => {
        const details = { differences: [], more: 0, notCompared: [], url: null };
        const element = await draw({ state: 'reported', orgs: ORGS, report: REPORT, details });
        const parity = element.shadowRoot.querySelector('c-tollbridge-parity');

        expect(element.shadowRoot.querySelectorAll('[data-id="org"]')).toHaveLength(2);
        expect(parity.report).toEqual(REPORT);
        expect(parity.details).toEqual(details);
    });

    it.each([['not-paired'], ['down']])('is nothing where the companion is %s', async (state) => {
        expect((await draw({ state })).shadowRoot.textContent).toBe('');
    });

    it('says that it is being read', async () => {
        expect(find(await draw(), 'loading').textContent).toBe('Loading');
    });

    it('says why it could not be read', async () => {
        const element = createElement('c-tollbridge-paired-orgs', { is: PairedOrgs });
        document.body.appendChild(element);
        read.error({ message: 'Ask Ada.' });
        await Promise.resolve();

        expect(find(element, 'error').textContent).toContain('Ask Ada.');
        await expect(element).toBeAccessible();
    });
});
