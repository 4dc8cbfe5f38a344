import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import readSandboxes from '@salesforce/apex/TollbridgeEnvironmentsController.readSandboxes';
import Sandboxes from 'c/tollbridgeSandboxes';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeEnvironmentsController.readSandboxes',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const UAT = {
    name: 'uat',
    licence: 'FULL',
    isKnown: true,
    isCopying: false,
    refreshedAt: '2025-01-10T10:00:00.000Z',
    pairedAt: '2025-02-01T10:00:00.000Z'
};

const REPORTED = {
    state: 'reported',
    reading: 'read',
    readAt: '2026-03-29T09:50:00.000Z',
    refusal: null,
    sandboxes: [
        UAT,
        { ...UAT, name: 'dev', licence: 'DEVELOPER_PRO', isCopying: true, pairedAt: null },
        { ...UAT, name: 'train', licence: 'NEW', isKnown: false, isCopying: true, refreshedAt: null, pairedAt: null }
    ]
};

async function draw(answer) {
    const element = createElement('c-tollbridge-sandboxes', { is: Sandboxes });
    document.body.appendChild(element);
    if (answer) {
        readSandboxes.emit(answer);
    }
    await Promise.resolve();
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('c-tollbridge-sandboxes', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('PK-B6: lists the sandboxes with type, last refresh and pairing', async () => {
        const table = find(await draw(REPORTED), 'sandboxes');

        expect(table.rows.map(({ name, type, refreshed, pairing }) => [name, type, refreshed, pairing])).toEqual([
            ['uat', 'Full', 'Jan 10, 2025', 'Paired since Feb 1, 2025'],
            ['dev', 'Developer Pro', 'Jan 10, 2025, Copy in progress', 'Not paired since its last refresh'],
            ['train', 'NEW', 'Copy in progress', 'Unknown until the copy ends']
        ]);
        expect(table.note).toContain('Retrieved by Tollbridge Companion: ');
    });

    it.each([
        ['not-applicable', 'Only a production org has sandboxes.'],
        ['not-connected', 'Unknown.'],
        ['never-read', 'No data yet.'],
        ['refused', 'Salesforce refused to list the sandboxes (INVALID_TYPE).'],
        ['failed', 'The last reading failed.']
    ])('PK-B6: says why nothing is known: %s', async (reading, text) => {
        const refusal = reading === 'refused' ? 'INVALID_TYPE' : null;
        const element = await draw({ ...REPORTED, reading, refusal, readAt: null, sandboxes: [] });

        expect(find(element, 'problem').textContent).toContain(text);
        expect(find(element, 'none')).toBeNull();
        expect(find(element, 'setup') === null).toBe(reading === 'not-applicable');
    });

    it('PK-B6: keeps an older list, and says that it could not be read again', async () => {
        const element = await draw({ ...REPORTED, reading: 'failed' });

        expect(find(element, 'sandboxes').rows).toHaveLength(3);
        expect(find(element, 'problem').textContent).toContain('The last reading failed.');
    });

    it('PK-B6: says that there are none only where that was read', async () => {
        const element = await draw({ ...REPORTED, sandboxes: [] });

        expect(find(element, 'none').textContent).toContain('This org has no sandboxes.');
        expect(find(element, 'problem')).toBeNull();
    });

    it.each([['not-paired'], ['down']])('is nothing where the companion is %s', async (state) => {
        expect((await draw({ state })).shadowRoot.textContent).toBe('');
    });

    it('says that it is being read', async () => {
        expect(find(await draw(), 'loading').textContent).toBe('Loading');
    });

    it('says why it could not be read', async () => {
        const element = createElement('c-tollbridge-sandboxes', { is: Sandboxes });
        document.body.appendChild(element);
        readSandboxes.error({ message: 'Ask Ada.' });
        await Promise.resolve();

        expect(find(element, 'error').textContent).toContain('Ask Ada.');
        await expect(element).toBeAccessible();
    });

    it('reads again', async () => {
        (await draw(REPORTED)).refresh();

        expect(refreshApex).toHaveBeenCalledTimes(1);
    });
});
