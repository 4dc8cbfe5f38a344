import { createElement } from 'lwc';
import changeAlerts from '@salesforce/apex/SetupController.changeAlerts';
import mute from '@salesforce/apex/SetupController.mute';
import pair from '@salesforce/apex/PairingController.pair';
import read from '@salesforce/apex/SetupController.read';
import renewKey from '@salesforce/apex/PairingController.renewKey';
import schedule from '@salesforce/apex/SetupController.schedule';
import unpair from '@salesforce/apex/PairingController.unpair';
import SetupPage from 'c/setupPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.changeAlerts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.mute', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.schedule', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PairingController.pair', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PairingController.renewKey', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PairingController.unpair', () => ({ default: jest.fn() }), { virtual: true });

const SETUP = {
    companion: 'not-paired',
    settings: { intervalMinutes: 60, alertLevels: [50, 90], jumpPoints: 20, keepDays: 30 },
    nextRunAt: null,
    holders: [
        { name: 'Tollbridge_Admin', count: 1 },
        { name: 'Tollbridge_Integration_User', count: 0 }
    ],
    audiences: [{ id: '005A', name: 'Ada' }]
};

const DONE = {
    ...SETUP,
    companion: 'connected-here',
    settings: { ...SETUP.settings, audienceId: '005A', mutedUntil: '2999-01-01T00:00:00.000Z' },
    nextRunAt: '2026-03-29T11:00:00.000Z',
    holders: SETUP.holders.map(({ name }) => ({ name, count: 1 }))
};

/** Lets everything that was promised come about. */
const settled = (turns = 8) => Promise.resolve().then(() => (turns > 0 ? settled(turns - 1) : undefined));

async function draw(setup) {
    read.mockResolvedValue(setup);
    const element = createElement('c-setup-page', { is: SetupPage });
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

async function click(element, id) {
    find(element, id).click();
    await settled();
}

const enter = (field, value) => {
    Object.assign(field, { value });
    field.dispatchEvent(new CustomEvent('change'));
};

const STEPS = ['credential', 'pair', 'schedule', 'alerts', 'permissions'];

const doneSteps = (element) => STEPS.filter((id) => find(element, id).isDone);

afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

describe('the steps of c-setup-page', () => {
    it('are open until they are found done', async () => {
        const element = await draw(SETUP);

        expect(doneSteps(element)).toEqual(['credential']);
        await expect(element).toBeAccessible();
    });

    it('are done where everything is found', async () => {
        const element = await draw(DONE);

        expect(doneSteps(element)).toEqual(STEPS);
        expect(find(element, 'next').textContent).toContain('Next: Sun, Mar 29, 11:00');
        await expect(element).toBeAccessible();
    });

    it('begin with the named credential where the companion does not answer', async () => {
        const element = await draw({ ...DONE, companion: 'unreachable' });

        expect(doneSteps(element)).toEqual(['schedule', 'alerts', 'permissions']);
        expect(find(element, 'credential').textContent).toContain('Check that the companion is running');
        await expect(element).toBeAccessible();
    });

    it('are not shown to who may not set it up', async () => {
        read.mockRejectedValue({ body: { message: 'Ask Ada.' } });
        const element = createElement('c-setup-page', { is: SetupPage });
        document.body.appendChild(element);
        await settled();

        expect(element.shadowRoot.querySelector('c-page-frame').provisioned.error.body.message).toBe('Ask Ada.');
        expect(find(element, 'pair')).toBeNull();
        await expect(element).toBeAccessible();
    });
});

describe('pairing on c-setup-page', () => {
    it('sends the code, shows no key, and looks at the org again', async () => {
        pair.mockResolvedValue({ isKept: true, key: null });
        const element = await draw(SETUP);
        enter(find(element, 'code'), 'K7QM-3RXA-9TPD');

        await click(element, 'pair-now');

        expect(pair).toHaveBeenCalledWith({ code: 'K7QM-3RXA-9TPD' });
        expect(read).toHaveBeenCalledTimes(2);
        expect(find(element, 'key')).toBeNull();
    });

    it('shows the key with a click path and a copy button where Salesforce did not take it', async () => {
        const writeText = jest.fn();
        Object.assign(navigator, { clipboard: { writeText } });
        pair.mockResolvedValue({ isKept: false, key: 'a-key' });
        const element = await draw(SETUP);

        await click(element, 'pair-now');
        await click(element, 'copy');

        expect(find(element, 'key').value).toBe('a-key');
        expect(find(element, 'click-path').textContent).toContain('External Credentials');
        expect(writeText).toHaveBeenCalledWith('a-key');
        await expect(element).toBeAccessible();
    });

    it('says why the code is refused, and can be tried again', async () => {
        pair.mockRejectedValue({ body: { message: 'Make a new code.' } });
        const element = await draw(SETUP);

        await click(element, 'pair-now');

        expect(find(element, 'refused').textContent).toContain('Make a new code.');
        expect(find(element, 'pair-now').disabled).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('renews the key and ends the pairing of a paired org alone', async () => {
        expect(find(await draw(SETUP), 'unpair')).toBeNull();
        renewKey.mockResolvedValue({ isKept: true });
        const element = await draw(DONE);

        await click(element, 'new-key');
        await click(element, 'unpair');

        expect([renewKey, unpair].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    });
});

describe('schedule and alerts on c-setup-page', () => {
    it('change and remove the schedule', async () => {
        const element = await draw(DONE);
        const choice = element.shadowRoot.querySelector('c-choice-group');
        expect(choice.value).toBe('60');

        choice.dispatchEvent(new CustomEvent('choose', { detail: '0' }));

        expect(schedule).toHaveBeenCalledWith({ intervalMinutes: 0 });
    });

    it('are off where no job is found', async () => {
        expect((await draw(SETUP)).shadowRoot.querySelector('c-choice-group').value).toBe('0');
    });

    it('save what was entered together with what was not', async () => {
        const element = await draw(DONE);
        enter(element.shadowRoot.querySelector('[data-name="levels"]'), '80, 95');

        await click(element, 'save');

        const saved = { levels: '80, 95', jumpPoints: 20, keepDays: 30, audienceId: '005A' };
        expect(changeAlerts).toHaveBeenCalledWith(saved);
    });

    it('keep what was entered where it is refused', async () => {
        changeAlerts.mockRejectedValue({ body: { message: 'Levels are 1 to 100.' } });
        const element = await draw(SETUP);
        enter(element.shadowRoot.querySelector('[data-name="levels"]'), '800');

        await click(element, 'save');

        expect(changeAlerts).toHaveBeenCalledWith(expect.objectContaining({ audienceId: null }));
        expect(element.shadowRoot.querySelector('[data-name="levels"]').value).toBe('800');
        expect(find(element, 'refused').textContent).toContain('Levels are 1 to 100.');
    });

    it('are muted for a day, and unmuted', async () => {
        await click(await draw(SETUP), 'mute');
        expect(mute).toHaveBeenLastCalledWith({ hours: 24 });

        document.body.replaceChildren();
        await click(await draw(DONE), 'mute');
        expect(mute).toHaveBeenLastCalledWith({ hours: 0 });
    });
});
