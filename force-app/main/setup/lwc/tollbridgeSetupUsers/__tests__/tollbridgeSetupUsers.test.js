import { createElement } from 'lwc';
import SetupUsers from 'c/tollbridgeSetupUsers';

const RIGHTS = [
    ['active', 'Active user'],
    ['licence', 'A full Salesforce licence', 'Salesforce Integration'],
    ['set', 'Permission set Tollbridge Integration User'],
    ['api', 'API Enabled'],
    ['setup', 'View Setup and Configuration'],
    ['log', 'View Event Log Files'],
    ['leads', 'View and Edit Converted Leads'],
    ['marketing', 'Marketing User'],
    ['object', 'Rights on Lead', 'Lead']
];

async function draw(state) {
    const element = createElement('c-tollbridge-setup-users', { is: SetupUsers });
    const rights = RIGHTS.map(([id, , detail = null]) => ({ id, state, detail }));
    element.users = [{ userId: '0055e000000AbCdAAK', name: 'Marketo Integration', rights }];
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element.shadowRoot;
}

const lines = (root) =>
    [...root.querySelectorAll('[data-id="right"]')].map((line) => [
        line.querySelector('lightning-icon').alternativeText,
        line.textContent.trim().replace(/\s+/g, ' ')
    ]);

describe('c-tollbridge-setup-users', () => {
    afterEach(() => document.body.replaceChildren());

    it('names each right and says that it is in order', async () => {
        expect(lines(await draw('ok'))).toEqual(RIGHTS.map(([, title]) => ['OK', title]));
    });

    it('says what to do about each that is missing', async () => {
        const missing = lines(await draw('missing'));

        expect(missing.every(([spoken, text]) => !spoken && text.includes('Missing. '))).toBe(true);
        expect(missing[1][1]).toContain('Salesforce Integration cannot hold View and Edit Converted Leads.');
        for (const line of [0, 7]) {
            expect(missing[line][1]).toContain('Edit the user in Setup.');
        }
        expect(missing[3][1]).toContain('Assign the permission set Tollbridge Integration User.');
        expect(missing[5][1]).toContain('Assign the permission set Tollbridge Integration Log.');
        expect(missing[8][1]).toContain('Assign the permission set Tollbridge Integration Sales.');
    });

    it('says what cannot be told', async () => {
        expect(lines(await draw('unknown'))[3]).toEqual([undefined, expect.stringMatching(/API Enabled.*Unknown/)]);
    });

    it('PK-A12: says what this org does not have, and never that it is in order', async () => {
        expect(lines(await draw('absent'))[8]).toEqual([
            undefined,
            expect.stringMatching(/Rights on Lead.*Not available in this org$/)
        ]);
    });

    it('leads to the user in Setup', async () => {
        const link = (await draw('ok')).querySelector('c-tollbridge-salesforce-link');

        expect(link.label).toBe('Marketo Integration');
        expect(link.path).toBe(
            'setup/ManageUsers/page?address=%2F0055e000000AbCdAAK%3Fnoredirect%3D1%26isUserEntityOverride%3D1'
        );
    });
});
