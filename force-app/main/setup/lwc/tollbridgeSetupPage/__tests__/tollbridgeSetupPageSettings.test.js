import { createElement } from 'lwc';
import changeAlerts from '@salesforce/apex/TollbridgeSetupController.changeAlerts';
import changeLevels from '@salesforce/apex/TollbridgeSetupController.changeLevels';
import mute from '@salesforce/apex/TollbridgeSetupController.mute';
import read from '@salesforce/apex/TollbridgeSetupController.read';
import schedule from '@salesforce/apex/TollbridgeSetupController.schedule';
import testBell from '@salesforce/apex/TollbridgeSetupController.testBell';
import SetupPage from 'c/tollbridgeSetupPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeSetupController.changeAlerts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeSetupController.changeLevels', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeSetupController.testBell', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeSetupController.mute', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeSetupController.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeSetupController.schedule', () => ({ default: jest.fn() }), { virtual: true });

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

async function fire(target, name, detail) {
    target.dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
}

const stepIn = (element, id) => find(element, id).step;

const snapshotsIn = (element) => element.shadowRoot.querySelector('c-tollbridge-setup-snapshots');

const alertsIn = (element) => element.shadowRoot.querySelector('c-tollbridge-setup-alerts');

afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

describe('schedule and alerts on c-tollbridge-setup-page', () => {
    it('save how often snapshots are taken and how long they are kept, and leave the alerts as they are', async () => {
        const element = await draw(DONE);
        const forget = jest.spyOn(snapshotsIn(element), 'forget');

        await fire(snapshotsIn(element), 'save', { intervalMinutes: 0, keepDays: 7 });

        expect(schedule).toHaveBeenCalledWith({ intervalMinutes: 0 });
        const { alertLevels, jumpPoints, audienceId = null } = DONE.settings;
        expect(changeAlerts).toHaveBeenCalledWith({
            levels: alertLevels.join(', '),
            jumpPoints,
            keepDays: 7,
            audienceId
        });
        expect(forget).toHaveBeenCalledTimes(1);
        expect(stepIn(element, 'schedule').said).toBe('Saved.');
    });

    it('keep what was chosen where the schedule is refused', async () => {
        schedule.mockRejectedValue({ body: { message: 'Too many jobs.' } });
        const element = await draw(DONE);
        const forget = jest.spyOn(snapshotsIn(element), 'forget');

        await fire(snapshotsIn(element), 'save', { intervalMinutes: 15, keepDays: 7 });

        expect(forget).not.toHaveBeenCalled();
        expect(stepIn(element, 'schedule').reasons).toEqual(['Too many jobs.']);
    });

    const ENTERED = { levels: '80, 95', jumpPoints: 20, audienceId: '005A' };

    it('save what was entered, and forget it then', async () => {
        const element = await draw(DONE);
        const forget = jest.spyOn(alertsIn(element), 'forget');

        await fire(alertsIn(element), 'save', { ...ENTERED, others: { DataStorageMB: '90' } });

        expect(changeLevels).toHaveBeenCalledWith({ levels: { DataStorageMB: '90' } });
        expect(changeAlerts).toHaveBeenCalledWith({ ...ENTERED, keepDays: DONE.settings.keepDays });
        expect(forget).toHaveBeenCalledTimes(1);
    });

    it('keep what was entered where it is refused', async () => {
        changeAlerts.mockRejectedValue({ body: { message: 'Levels are 1 to 100.' } });
        const element = await draw(SETUP);
        const forget = jest.spyOn(alertsIn(element), 'forget');

        await fire(alertsIn(element), 'save', { ...ENTERED, levels: '800' });

        expect(forget).not.toHaveBeenCalled();
        expect(stepIn(element, 'alerts').reasons).toEqual(['Levels are 1 to 100.']);
    });

    it('PK-B5: are tested', async () => {
        const element = await draw(DONE);

        await fire(alertsIn(element), 'belltest');

        expect(testBell).toHaveBeenCalledTimes(1);
        expect(stepIn(element, 'alerts').said).toBe('Sent.');
    });

    it('are muted', async () => {
        await fire(alertsIn(await draw(SETUP)), 'mute', 24);

        expect(mute).toHaveBeenCalledWith({ hours: 24 });
    });
});
