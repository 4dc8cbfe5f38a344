import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeSpendController.read';
import SpendPage from 'c/tollbridgeSpendPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeSpendController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const REPORT = { log: 'read', missing: [], days: [], week: 0, rest: 0, apps: [], users: [], versions: [] };
const SPEND = {
    state: 'reported',
    report: REPORT,
    usage: { used: 18250, allowed: 115000 },
    connectedApps: { isKnown: false, apps: [] },
    signIns: { isKnown: false, applications: [] }
};

async function draw(answer) {
    const element = createElement('c-tollbridge-spend-page', { is: SpendPage });
    document.body.appendChild(element);
    if (answer) {
        read.emit(answer);
    }
    await Promise.resolve();
    await expect(element).toBeAccessible();
    return element;
}

const child = (element, name) => element.shadowRoot.querySelector(`c-tollbridge-${name}`);

describe('c-tollbridge-spend-page', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('PK-B2: shows what the companion reports and what the org knows, from one answer', async () => {
        const element = await draw(SPEND);

        expect(child(element, 'spend-summary').report).toEqual(REPORT);
        expect(child(element, 'spend-summary').usage).toEqual(SPEND.usage);
        expect(child(element, 'spend-tables').report).toEqual(REPORT);
        expect(child(element, 'spend-org').signIns).toEqual(SPEND.signIns);
    });

    it.each([['not-paired'], ['down']])('PK-B2: shows what the org knows where the companion is %s', async (state) => {
        const element = await draw({ ...SPEND, state, report: null });

        expect(child(element, 'spend-summary')).toBeNull();
        expect(child(element, 'spend-org')).not.toBeNull();
    });

    it('shows nothing before it is read', async () => {
        expect(child(await draw(), 'spend-org')).toBeNull();
    });

    it('reads again, past the cache', async () => {
        const element = await draw(SPEND);

        child(element, 'page-frame').dispatchEvent(new CustomEvent('refresh'));

        expect(refreshApex).toHaveBeenCalledTimes(1);
    });
});
