import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeOverviewController.read';
import readUsage from '@salesforce/apex/TollbridgeUsageController.read';
import Overview from 'c/tollbridgeOverview';

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

const OVERVIEW = {
    trend: { limits: [], isLate: false, isOrphaned: false },
    usage: { used: 18250, allowed: 115000 },
    environment: { kind: 'sandbox', name: 'Acme Sandbox', organizationId: '00D000000000001AAA' },
    marketo: { state: 'connected-here', spent: 2134, dailyLimit: 100000, windowEnd: '2026-03-30T00:00:00.000Z' },
    readAt: '2026-03-29T10:42:00.000Z'
};

const USED_UP = {
    ...OVERVIEW,
    usage: { used: 115000, allowed: 115000 },
    marketo: { ...OVERVIEW.marketo, spent: 100000 }
};

const OVER = { ...OVERVIEW, usage: { used: 115420, allowed: 115000 } };

const NO_ACCESS = { message: 'Ask your Salesforce admin.', exceptionType: 'System.AuraHandledException' };

const settled = () => Promise.resolve();

function draw() {
    const element = createElement('c-tollbridge-overview', { is: Overview });
    document.body.appendChild(element);
    return element;
}

async function drawWith(overview) {
    const element = draw();
    read.emit(overview);
    await settled();
    return element;
}

async function drawRefused() {
    const element = draw();
    read.error(NO_ACCESS);
    await settled();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

const child = (element, name) => element.shadowRoot.querySelector(name);

describe('c-tollbridge-overview', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('says that it is reading until the answer is there', async () => {
        const element = draw();

        expect(find(element, 'loading').textContent).toContain('Loading the API usage of this org');
        expect(find(element, 'refresh')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows org, environment, usage and what the integration spends', async () => {
        const element = await drawWith(OVERVIEW);

        expect(find(element, 'org-name').textContent).toBe('Acme Sandbox');
        expect(child(element, 'c-tollbridge-environment-badge').kind).toBe('sandbox');
        expect(child(element, 'c-tollbridge-usage-meter')).toMatchObject({ used: 18250, limit: 115000 });
        expect(child(element, 'c-tollbridge-marketo-spend').spend).toEqual(OVERVIEW.marketo);
        expect(child(element, 'c-tollbridge-marketo-usage')).toMatchObject({
            integration: 'connected-here',
            orgUsage: OVERVIEW.usage
        });
        expect(find(element, 'read-at').textContent).toBe('Updated at 10:42 AM');
        expect(find(element, 'loading')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('tells forecast, unread notifications and parity in a line each, with a way to their pages', async () => {
        const compared = { madeAt: '2026-03-29T10:00:00.000Z', sandbox: 'Acme Sandbox', production: 'Acme' };
        const parity = { ...compared, blocking: 2, notable: 5, identical: 300 };
        const marketo = { ...OVERVIEW.marketo, expected: 9000, unread: 3, parity };
        const element = await drawWith({ ...OVERVIEW, marketo });

        const links = [...find(element, 'news').querySelectorAll('c-tollbridge-page-link')];
        expect(links.map(({ label }) => label)).toEqual([
            'Credits expected in this window: 9,000 of 100,000',
            'Unread notifications: 3',
            'Blocking differences: 2. Warnings: 5. Identical: 300.'
        ]);
        expect(links[1].page).toEqual({
            type: 'standard__navItemPage',
            attributes: { apiName: 'Tollbridge_Notifications' }
        });
        await expect(element).toBeAccessible();
    });

    it('PK-B5 warns of snapshots that are late', async () => {
        const element = await drawWith({ ...OVERVIEW, trend: { ...OVERVIEW.trend, isLate: true } });

        const warning = element.shadowRoot.querySelector('c-tollbridge-snapshot-warning');
        expect(warning.shadowRoot.textContent).toContain('Snapshots are late');
    });

    it('says that nothing was compared, and nothing at all where an earlier companion tells none of it', async () => {
        const element = await drawWith({ ...OVERVIEW, marketo: { ...OVERVIEW.marketo, expected: 1, unread: 0 } });
        const links = [...find(element, 'news').querySelectorAll('c-tollbridge-page-link')];
        expect(links.at(-1).label).toBe('Nothing has been compared yet.');

        expect(find(await drawWith(OVERVIEW), 'news')).toBeNull();
    });

    it.each([['not-paired'], ['down'], ['connected-elsewhere'], ['not-connected']])(
        'keeps showing the usage of the org where the integration is %s',
        async (state) => {
            const element = await drawWith({ ...OVERVIEW, marketo: { state } });

            expect(child(element, 'c-tollbridge-usage-meter').used).toBe(18250);
            expect(child(element, 'c-tollbridge-marketo-spend').spend.state).toBe(state);
            expect(find(element, 'news')).toBeNull();
            await expect(element).toBeAccessible();
        }
    );

    it.each([
        ['has used up its requests, and is at the daily limit', USED_UP],
        ['is over its limit', OVER]
    ])('warns of an org that %s, and says what to do', async (_, overview) => {
        const element = await drawWith(overview);

        expect(find(element, 'spent').textContent).toContain('Pause the integrations that can wait.');
        await expect(element).toBeAccessible();
    });

    it('does not warn while requests are left', async () => {
        expect(find(await drawWith(OVERVIEW), 'spent')).toBeNull();
    });

    it('says why it could not read, and nothing else', async () => {
        const element = await drawRefused();

        expect(find(element, 'error').textContent).toContain('Ask your Salesforce admin.');
        expect(child(element, 'c-tollbridge-usage-meter')).toBeNull();
        expect(find(element, 'loading')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('tries again after an error, past the cache', async () => {
        const element = await drawRefused();

        find(element, 'try-again').click();

        expect(refreshApex).toHaveBeenCalledTimes(1);
    });

    it('reads what stands further down only when it comes into sight, and refreshes it too', async () => {
        const element = await drawWith(OVERVIEW);
        expect(readUsage.getLastConfig()).toEqual({ range: undefined });

        find(element, 'refresh').click();
        expect(refreshApex).toHaveBeenCalledTimes(1);
        await settled().then(settled).then(settled);

        IntersectionObserver.last.tell(true);
        await settled();
        expect(readUsage.getLastConfig()).toEqual({ range: '24h' });

        find(element, 'refresh').click();
        expect(refreshApex).toHaveBeenCalledTimes(3);
    });

    it('refreshes once at a time, with a button that keeps the focus', async () => {
        const element = await drawWith(OVERVIEW);
        const answer = Promise.withResolvers();
        refreshApex.mockReturnValue(answer.promise);

        find(element, 'refresh').click();
        await settled();
        find(element, 'refresh').click();
        expect(refreshApex).toHaveBeenCalledTimes(1);
        expect(find(element, 'refresh').disabled).toBeFalsy();

        answer.resolve();
        await answer.promise.then(settled).then(settled);
        find(element, 'refresh').click();
        expect(refreshApex).toHaveBeenCalledTimes(2);
    });
});
