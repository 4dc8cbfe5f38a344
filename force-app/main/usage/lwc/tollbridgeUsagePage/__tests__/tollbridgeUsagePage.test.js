import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeOverviewController.read';
import UsagePage from 'c/tollbridgeUsagePage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeOverviewController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock(
    '@salesforce/apex/TollbridgeUsageController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const TREND = {
    limits: ['DailyApiRequests', 'FileStorageMB'].map((name) => ({
        name,
        used: 18250,
        allowed: 115000,
        levels: [90],
        points: []
    })),
    lastTakenAt: '2026-03-29T10:00:00.000Z',
    nextRunAt: '2026-03-29T11:00:00.000Z',
    isLate: false,
    isOrphaned: false
};

const OVERVIEW = {
    trend: TREND,
    usage: { used: 18250, allowed: 115000 },
    environment: { kind: 'sandbox', name: 'Acme Sandbox', organizationId: '00D000000000001AAA' },
    marketo: { state: 'connected-here', spent: 2134, dailyLimit: 100000, windowEnd: '2026-03-30T00:00:00.000Z' },
    readAt: '2026-03-29T10:42:00.000Z'
};

const settled = () => Promise.resolve();

function draw() {
    const element = createElement('c-tollbridge-usage-page', { is: UsagePage });
    document.body.appendChild(element);
    return element;
}

const child = (element, name) => element.shadowRoot.querySelector(name);

describe('c-tollbridge-usage-page', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('shows the allowance of the org, its trend and what Marketo spends', async () => {
        const element = draw();
        expect(child(element, 'c-tollbridge-usage-trend')).toBeNull();

        read.emit(OVERVIEW);
        await settled();

        const shown = [...element.shadowRoot.querySelectorAll('c-tollbridge-usage-trend')].map(
            ({ limit }) => limit.name
        );
        expect(shown).toEqual(['DailyApiRequests', 'FileStorageMB']);
        expect(child(element, '[data-id="next"]').textContent).toContain('Next: Sun, Mar 29, 11:00');
        expect(child(element, 'c-tollbridge-snapshot-warning').shadowRoot.textContent).toBe('');
        expect(child(element, 'c-tollbridge-marketo-usage').integration).toBe('connected-here');
        await expect(element).toBeAccessible();
    });

    it('leaves it to the frame to say that it is loading', async () => {
        const element = draw();
        await settled();

        expect(child(element, 'c-tollbridge-usage-trend')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it.each([['not-paired'], ['down'], ['connected-elsewhere'], ['not-connected']])(
        'keeps the figures of the org where the integration is %s',
        async (state) => {
            const element = draw();
            read.emit({ ...OVERVIEW, marketo: { state } });
            await settled();

            expect(child(element, 'c-tollbridge-usage-trend').limit.used).toBe(18250);
            expect(child(element, 'c-tollbridge-marketo-usage').integration).toBe(state);
            await expect(element).toBeAccessible();
        }
    );

    it.each([
        [{ isLate: true }, 'Snapshots are late'],
        [{ isLate: true, isOrphaned: true }, 'is deactivated']
    ])('PK-B5: warns of %j', async (change, words) => {
        const element = draw();
        read.emit({ ...OVERVIEW, trend: { ...TREND, ...change } });
        await settled();

        const warning = child(element, 'c-tollbridge-snapshot-warning');
        expect(warning.shadowRoot.textContent).toContain(words);
        expect(child(element, '[data-id="snapshots"]').textContent).toContain('Last snapshot: Sun, Mar 29, 10:00');
        await expect(element).toBeAccessible();
    });

    it('hands on why it could not be read', async () => {
        const element = draw();
        read.error({ message: 'Ask Ada.' });
        await settled();

        expect(child(element, 'c-tollbridge-page-frame').provisioned.error.body.message).toBe('Ask Ada.');
        await expect(element).toBeAccessible();
    });

    it('reads all of it again', async () => {
        const element = draw();
        read.emit(OVERVIEW);
        await settled();

        child(element, 'c-tollbridge-page-frame').dispatchEvent(new CustomEvent('refresh'));

        expect(refreshApex).toHaveBeenCalledTimes(1);
    });
});
