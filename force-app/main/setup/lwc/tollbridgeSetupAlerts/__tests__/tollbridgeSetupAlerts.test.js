import { createElement } from 'lwc';
import SetupAlerts from 'c/tollbridgeSetupAlerts';

const SETTINGS = {
    intervalMinutes: 60,
    alertLevels: [50, 90],
    jumpPoints: 20,
    keepDays: 30,
    audienceId: '005A',
    otherLevels: {
        DailyAsyncApexExecutions: [],
        DailyBulkApiBatches: [75],
        DataStorageMB: [75, 90],
        FileStorageMB: [90]
    }
};

async function draw(more) {
    const element = createElement('c-tollbridge-setup-alerts', { is: SetupAlerts });
    Object.assign(element, { settings: { ...SETTINGS, ...more }, audiences: [{ id: '005A', name: 'Ada' }] });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

const enter = (field, value) => {
    Object.assign(field, { value });
    field.dispatchEvent(new CustomEvent('change'));
};

/** Listens for an event, and gives what it carried. */
function watch(element, name) {
    const handler = jest.fn();
    element.addEventListener(name, ({ detail }) => handler(detail));
    return handler;
}

describe('c-tollbridge-setup-alerts', () => {
    afterEach(() => document.body.replaceChildren());

    it('saves what was entered together with what was not', async () => {
        const element = await draw({});
        const saved = watch(element, 'save');
        enter(find(element, '[data-name="levels"]'), '80, 95');

        find(element, '[data-id="save"]').click();

        expect(saved).toHaveBeenCalledWith({
            levels: '80, 95',
            jumpPoints: 20,
            audienceId: '005A',
            others: {
                DailyAsyncApexExecutions: '',
                DailyBulkApiBatches: '75',
                DataStorageMB: '75, 90',
                FileStorageMB: '90'
            }
        });
    });

    it('saves nothing that an input refuses, and leads to it', async () => {
        const element = await draw({});
        const saved = watch(element, 'save');
        const jump = find(element, '[data-name="jumpPoints"]');
        jump.reportValidity = () => false;
        jump.focus = jest.fn();

        find(element, '[data-id="save"]').click();

        expect(saved).not.toHaveBeenCalled();
        expect(jump.focus).toHaveBeenCalledTimes(1);
        expect([jump.min, jump.max, jump.step]).toEqual(['0', '100', '1']);
    });

    it('PK-B1: saves the levels of each limit', async () => {
        const element = await draw({});
        const saved = watch(element, 'save');
        enter(find(element, '[data-limit="DataStorageMB"]'), '95');

        find(element, '[data-id="save"]').click();

        const [[{ others }]] = saved.mock.calls;
        expect(others).toMatchObject({ DataStorageMB: '95', FileStorageMB: '90' });
    });

    it('PK-B5: asks for a test of the bell', async () => {
        const element = await draw({});
        const asked = watch(element, 'belltest');

        find(element, '[data-id="bell-test"]').click();

        expect(asked).toHaveBeenCalledTimes(1);
    });

    it('can tell nobody', async () => {
        const element = await draw({ audienceId: null });
        const saved = watch(element, 'save');

        find(element, '[data-id="save"]').click();

        expect(saved).toHaveBeenCalledWith(expect.objectContaining({ audienceId: null }));
    });

    it('keeps what was entered until it is told to forget it', async () => {
        const element = await draw({});
        enter(find(element, '[data-name="levels"]'), '800');
        element.settings = { ...SETTINGS };
        await Promise.resolve();
        expect(find(element, '[data-name="levels"]').value).toBe('800');

        element.forget();
        await Promise.resolve();
        expect(find(element, '[data-name="levels"]').value).toBe('50, 90');
    });

    it.each([
        ['2999-01-01T00:00:00.000Z', 'Unmute', 0],
        [null, 'Mute for a day', 24]
    ])('mutes and unmutes: muted until %s', async (mutedUntil, label, hours) => {
        const element = await draw({ mutedUntil });
        const muted = watch(element, 'mute');
        expect(find(element, '[data-id="mute"]').label).toBe(label);

        find(element, '[data-id="mute"]').click();

        expect(muted).toHaveBeenCalledWith(hours);
    });
});
