import { createElement } from 'lwc';
import pair from '@salesforce/apex/TollbridgePairingController.pair';
import read from '@salesforce/apex/TollbridgeSetupController.read';
import renewKey from '@salesforce/apex/TollbridgePairingController.renewKey';
import unpair from '@salesforce/apex/TollbridgePairingController.unpair';
import SetupPage from 'c/tollbridgeSetupPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeSetupController.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgePairingController.pair', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgePairingController.renewKey', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgePairingController.unpair', () => ({ default: jest.fn() }), { virtual: true });

const set = (name, count) => ({ id: '0PS5e000000AbCd', name, label: name.replaceAll('_', ' '), count });
const user = (state) => ({ userId: '005A', name: 'Marketo Integration', rights: [{ id: 'api', state, detail: null }] });

const SETUP = {
    companion: 'no-key',
    greeting: 'ok',
    hasPlaceholder: false,
    hasOneHost: true,
    canKeepKeys: true,
    keyWriters: [],
    wasPaired: false,
    users: [user('missing')],
    settings: { intervalMinutes: 60, alertLevels: [50, 90], otherLevels: {}, jumpPoints: 20, keepDays: 30 },
    nextRunAt: null,
    snapshots: 12,
    holders: [set('Tollbridge_Admin', 1), set('Tollbridge_Integration_User', 0)],
    audiences: [{ id: '005A', name: 'Ada' }]
};
const DONE = {
    ...SETUP,
    companion: 'connected-here',
    wasPaired: true,
    users: [user('ok')],
    settings: { ...SETUP.settings, audienceId: '005A' },
    nextRunAt: '2026-03-29T11:00:00.000Z',
    holders: SETUP.holders.map(({ name }) => set(name, 1))
};
/** Lets everything that was promised come about. */
const settled = (turns = 12) => Promise.resolve().then(() => (turns > 0 ? settled(turns - 1) : undefined));

async function draw(setup) {
    read.mockResolvedValue(setup);
    const element = createElement('c-tollbridge-setup-page', { is: SetupPage });
    document.body.appendChild(element);
    await settled();
    return element;
}
const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

async function click(element, id) {
    find(element, id).click();
    await settled();
}

async function fire(target, name, detail) {
    target.dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
}

const enter = (field, value) => {
    Object.assign(field, { value });
    field.dispatchEvent(new CustomEvent('change'));
};

const STEPS = ['credential', 'pair', 'permissions', 'schedule', 'alerts', 'user'];
const stepIn = (element, id) => find(element, id).step;

const doneSteps = (element) => STEPS.filter((id) => stepIn(element, id).state === 'done');

afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

describe('the steps of c-tollbridge-setup-page', () => {
    it('are open until they are found done, and the first of those is the next', async () => {
        const element = await draw(SETUP);

        expect(doneSteps(element)).toEqual(['credential']);
        expect(STEPS.filter((id) => stepIn(element, id).isNext)).toEqual(['pair']);
        expect(find(element, 'progress').textContent).toBe('1 of 6 steps done');
        await expect(element).toBeAccessible();
    });

    it('are done where everything is found', async () => {
        const element = await draw(DONE);

        expect(doneSteps(element)).toEqual(STEPS);
        expect(find(element, 'progress').textContent).toBe('6 of 6 steps done');
        expect(find(element, 'next').textContent).toContain('Next: Sun, Mar 29, 11:00');
        await expect(element).toBeAccessible();
    });

    it('begin with the named credential where the companion does not answer', async () => {
        const element = await draw({ ...DONE, companion: 'down', greeting: 'down' });

        expect(doneSteps(element)).toEqual(['permissions', 'schedule', 'alerts', 'user']);
        expect(stepIn(element, 'credential').problem).toContain('Check that Tollbridge Companion is running');
        await expect(element).toBeAccessible();
    });

    it('are looked at again, which is said with what was found', async () => {
        const element = await draw(SETUP);
        read.mockResolvedValue(DONE);

        await fire(find(element, 'schedule'), 'check');

        expect(read).toHaveBeenCalledTimes(2);
        expect(stepIn(element, 'schedule').said).toMatch(/^Checked at .*: Done$/);
        expect(stepIn(element, 'alerts').said).toBeUndefined();
    });

    it('stay as they were, with a reason, where the org cannot be looked at again', async () => {
        const element = await draw(SETUP);
        enter(find(element, 'code'), 'K7QM');
        read.mockRejectedValue({ body: { message: 'No network.' } });

        await fire(element.shadowRoot.querySelector('c-tollbridge-page-frame'), 'refresh');

        expect(find(element, 'refused').textContent).toBe('No network.');
        expect(find(element, 'code').value).toBe('K7QM');
        await expect(element).toBeAccessible();
    });

    it('lead to each permission set by the name that Setup gives it', async () => {
        const [first] = (await draw(SETUP)).shadowRoot.querySelectorAll('[data-id="holder"]');
        const link = first.querySelector('c-tollbridge-salesforce-link');

        expect([link.label, link.path]).toEqual(['Tollbridge Admin', 'setup/PermSets/page?address=%2F0PS5e000000AbCd']);
        expect(first.textContent).toContain('Users: 1');
    });

    it('are not shown to who may not set it up', async () => {
        read.mockRejectedValue({ body: { message: 'Ask Ada.' } });
        const element = createElement('c-tollbridge-setup-page', { is: SetupPage });
        document.body.appendChild(element);
        await settled();

        expect(element.shadowRoot.querySelector('c-tollbridge-page-frame').provisioned.error.body.message).toBe(
            'Ask Ada.'
        );
        expect(find(element, 'pair')).toBeNull();
        await expect(element).toBeAccessible();
    });
});

describe('pairing on c-tollbridge-setup-page', () => {
    it('sends the code, shows no key, and looks at the org again', async () => {
        pair.mockResolvedValue({ isKept: true, key: null });
        const element = await draw(SETUP);
        enter(find(element, 'code'), 'K7QM-3RXA-9TPD');

        await click(element, 'pair-now');

        expect(pair).toHaveBeenCalledWith({ code: 'K7QM-3RXA-9TPD' });
        expect(read).toHaveBeenCalledTimes(2);
        expect(find(element, 'key')).toBeNull();
        expect(stepIn(element, 'pair').said).toMatch(/^Checked at .*: To do$/);
        expect(find(element, 'code').value).toBe('');
    });

    it('says that it is under way, and does nothing twice meanwhile', async () => {
        pair.mockReturnValue(new Promise(() => undefined));
        const element = await draw(SETUP);

        await click(element, 'pair-now');
        await click(element, 'pair-now');

        expect(pair).toHaveBeenCalledTimes(1);
        expect(stepIn(element, 'pair').said).toBe('Loading');
    });

    it('shows both keys with a click path and a copy button where Salesforce did not take them', async () => {
        const writeText = jest.fn();
        Object.assign(navigator, { clipboard: { writeText } });
        pair.mockResolvedValue({ isKept: false, key: 'a-key', readerKey: 'a-reader-key' });
        const element = await draw(SETUP);

        await click(element, 'pair-now');
        await click(element, 'copy');

        expect([find(element, 'key').value, find(element, 'key').label]).toEqual(['a-key', 'Key']);
        expect([find(element, 'reader-key').value, find(element, 'reader-key').label]).toEqual([
            'a-reader-key',
            'Reader key'
        ]);
        expect(find(element, 'click-path').textContent).toContain('External Credentials');
        expect(writeText).toHaveBeenCalledWith('a-key');
        expect(stepIn(element, 'pair').said).toBe('Done');
        await expect(element).toBeAccessible();
    });

    it('says beside the step why the code is refused, keeps it, and can be tried again', async () => {
        pair.mockRejectedValue({ body: { message: 'Make a new code.' } });
        const element = await draw(SETUP);
        enter(find(element, 'code'), 'K7QM');

        await click(element, 'pair-now');
        expect(stepIn(element, 'pair').reasons).toEqual(['Make a new code.']);
        expect(find(element, 'code').value).toBe('K7QM');

        await click(element, 'pair-now');
        expect(pair).toHaveBeenCalledTimes(2);
    });

    it('renews the key and ends the pairing of a paired org alone, once that is confirmed', async () => {
        expect(find(await draw(SETUP), 'unpair')).toBeNull();
        document.body.replaceChildren();
        renewKey.mockResolvedValue({ isKept: true });
        unpair.mockResolvedValue({ isTold: true, isForgotten: true });
        const element = await draw(DONE);

        await click(element, 'new-key');
        await click(element, 'unpair');
        expect([renewKey, unpair].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);

        await fire(find(element, 'new-key'), 'confirm');
        await fire(find(element, 'unpair'), 'confirm');
        expect([renewKey, unpair].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
        expect(stepIn(element, 'pair').said).toContain('A new code pairs this org again.');
    });

    it.each([
        [{ isTold: false, isForgotten: true }, 'Have a companion admin end the pairing there too.'],
        [{ isTold: true, isForgotten: false }, 'Salesforce did not remove the keys.'],
        [{ isTold: false, isForgotten: false }, 'and a Salesforce admin remove the keys']
    ])('PK-A10: says what is left to do after unpairing: %j', async (unpairing, sentence) => {
        unpair.mockResolvedValue(unpairing);
        const element = await draw(DONE);

        await fire(find(element, 'unpair'), 'confirm');

        expect(stepIn(element, 'pair').said).toContain(sentence);
    });

    it('PK-A10: takes no code from a user who cannot store the keys, and names who can', async () => {
        const element = await draw({ ...SETUP, canKeepKeys: false, keyWriters: ['Ada Admin', 'Bo Admin'] });

        expect([find(element, 'code').disabled, find(element, 'pair-now').disabled]).toEqual([true, true]);
        expect(stepIn(element, 'pair').problem).toContain('No pairing code is used up');
        expect(find(element, 'writers').textContent).toContain('Ada Admin, Bo Admin');
        await expect(element).toBeAccessible();
    });
});
