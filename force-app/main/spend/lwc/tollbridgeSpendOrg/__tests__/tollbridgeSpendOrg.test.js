import { createElement } from 'lwc';
import SpendOrg from 'c/tollbridgeSpendOrg';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const APPS = {
    isKnown: true,
    readOnly: 5000,
    apps: [
        { name: 'Loader', users: 1, uses: 9, lastUsedAt: '2026-03-28T10:00:00.000Z' },
        { name: '', users: 1, uses: 0, lastUsedAt: null }
    ]
};
const SIGN_INS = {
    isKnown: true,
    readOnly: null,
    applications: [
        { name: 'Browser', loginType: 'Application', users: 3, signIns: 8, lastAt: '2026-03-28T10:00:00.000Z' }
    ]
};

async function draw(connectedApps = APPS, signIns = SIGN_INS) {
    const element = createElement('c-tollbridge-spend-org', { is: SpendOrg });
    Object.assign(element, { connectedApps, signIns });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('c-tollbridge-spend-org', () => {
    afterEach(() => document.body.replaceChildren());

    it('PK-B2: lists connected apps and sign-ins, and says what they are and whether they are all', async () => {
        const element = await draw();

        expect(find(element, 'apps').rows).toMatchObject([
            { name: 'Loader', users: 1, uses: 9, last: 'Sat, Mar 28, 10:00 AM' },
            { name: 'Without a name', last: '' }
        ]);
        expect(find(element, 'apps').note).toContain('Only the newest 5,000 were read.');
        expect(find(element, 'sign-ins').rows).toMatchObject([
            { name: 'Browser', loginType: 'Application', signIns: 8 }
        ]);
        expect(find(element, 'sign-ins').note).not.toContain('Only the newest');
    });

    it('PK-B2: says what this org or this reader does not have', async () => {
        const element = await draw({ isKnown: false, apps: [] }, { isKnown: false, applications: [] });

        for (const id of ['no-apps', 'no-sign-ins']) {
            expect(find(element, id).textContent).toContain('Not available in this org, or to you.');
        }
    });
});
