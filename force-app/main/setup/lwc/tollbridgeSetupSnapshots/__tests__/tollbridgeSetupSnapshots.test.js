import { createElement } from 'lwc';
import SetupSnapshots from 'c/tollbridgeSetupSnapshots';

async function draw(settings, more) {
    const element = createElement('c-tollbridge-setup-snapshots', { is: SetupSnapshots });
    Object.assign(element, {
        settings: { intervalMinutes: 60, keepDays: 30, ...settings },
        isScheduled: true,
        ...more
    });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

function choose(element, value) {
    const field = find(element, 'select');
    field.value = value;
    field.dispatchEvent(new CustomEvent('change'));
}

/** Presses Save, and gives what was to be saved. */
function save(element) {
    const saved = jest.fn();
    element.addEventListener('save', ({ detail }) => saved(detail));
    find(element, '[data-id="save-snapshots"]').click();
    return saved;
}

describe('c-tollbridge-setup-snapshots', () => {
    afterEach(() => document.body.replaceChildren());

    it('shows the interval that is planned, and Off where none is', async () => {
        expect(find(await draw({}), 'select').value).toBe('60');
        document.body.replaceChildren();
        expect(find(await draw({}, { isScheduled: false }), 'select').value).toBe('0');
    });

    it('saves what was entered together with what was not, and nothing before', async () => {
        const element = await draw({});
        choose(element, '15');

        expect(save(element)).toHaveBeenCalledWith({ intervalMinutes: 15, keepDays: 30 });
    });

    it('keeps what was entered until it is to forget it', async () => {
        const element = await draw({});
        choose(element, '15');
        await Promise.resolve();
        expect(find(element, 'select').value).toBe('15');

        element.forget();
        await Promise.resolve();
        expect(find(element, 'select').value).toBe('60');
    });

    it('saves no number of days that the input refuses, and leads to it', async () => {
        const element = await draw({});
        const days = find(element, '[data-name="keepDays"]');
        days.reportValidity = () => false;
        days.focus = jest.fn();

        expect(save(element)).not.toHaveBeenCalled();
        expect(days.focus).toHaveBeenCalledTimes(1);
        expect([days.min, days.max, days.step]).toEqual(['1', '366', '1']);
    });

    it.each([
        [
            { keepDays: 30, intervalMinutes: 15 },
            '1,000 snapshots take 2 MB of data storage. These settings lead to about 7 MB.'
        ],
        [{ keepDays: 366, intervalMinutes: 15 }, 'about 11 MB'],
        [{ keepDays: 1, intervalMinutes: 60 }, 'about 1 MB']
    ])('PK-B3: says what snapshots take with %j', async (settings, words) => {
        const element = await draw(settings);
        element.snapshots = 1000;
        await Promise.resolve();

        expect(find(element, '[data-id="storage"]').textContent).toContain(words);
    });
});
