import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import readReport from '@salesforce/apex/TollbridgeFingerprintController.read';
import readOrgs from '@salesforce/apex/TollbridgeEnvironmentsController.read';
import read from '@salesforce/apex/TollbridgeOverviewController.read';
import EnvironmentsPage from 'c/tollbridgeEnvironmentsPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock('@salesforce/apex/TollbridgeFingerprintController.read', () => ({ default: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeOverviewController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock(
    '@salesforce/apex/TollbridgeEnvironmentsController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

jest.mock(
    '@salesforce/apex/TollbridgeEnvironmentsController.readSandboxes',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const OVERVIEW = {
    trend: { limits: [], isLate: false, isOrphaned: false },
    usage: { used: 18250, allowed: 115000 },
    environment: { kind: 'sandbox', name: 'Acme Sandbox', organizationId: '00D000000000001AAA' },
    marketo: { state: 'connected-here', spent: 2134, dailyLimit: 100000, windowEnd: '2026-03-30T00:00:00.000Z' },
    readAt: '2026-03-29T10:42:00.000Z'
};

const settled = () => Promise.resolve();

async function draw(overview) {
    const element = createElement('c-tollbridge-environments-page', { is: EnvironmentsPage });
    document.body.appendChild(element);
    if (overview) {
        read.emit(overview);
    }
    await settled();
    return element;
}

const child = (element, name) => element.shadowRoot.querySelector(name);

describe('c-tollbridge-environments-page', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('shows nothing of an org before it is read', async () => {
        const element = await draw();

        expect(child(element, 'c-tollbridge-paired-orgs')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it.each([['connected-here'], ['connected-elsewhere'], ['not-paired'], ['down']])(
        'shows what this org is, and that the integration is %s',
        async (state) => {
            const element = await draw({ ...OVERVIEW, marketo: { ...OVERVIEW.marketo, state } });

            expect(child(element, '[data-id="here"]').textContent).toContain('Acme Sandbox');
            expect(child(element, 'c-tollbridge-environment-badge').kind).toBe('sandbox');
            expect(child(element, 'c-tollbridge-marketo-spend').spend.state).toBe(state);
            expect(child(element, 'c-tollbridge-org-report')).not.toBeNull();
            expect(child(element, 'c-tollbridge-paired-orgs')).not.toBeNull();
            expect(child(element, 'c-tollbridge-sandboxes')).not.toBeNull();
            await expect(element).toBeAccessible();
        }
    );

    it('reads all of it again', async () => {
        const element = await draw(OVERVIEW);
        readOrgs.emit({ state: 'reported', orgs: [], report: null });

        child(element, 'c-tollbridge-page-frame').dispatchEvent(new CustomEvent('refresh'));

        expect(refreshApex).toHaveBeenCalledTimes(3);
        expect(readReport).toHaveBeenCalledTimes(2);
    });
});
