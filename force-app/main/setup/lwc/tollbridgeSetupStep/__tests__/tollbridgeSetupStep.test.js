import { createElement } from 'lwc';
import SetupStep from 'c/tollbridgeSetupStep';

const STEP = { id: 'schedule', title: '4. Snapshots', text: 'A scheduled job.', state: 'open', isNext: false };

async function draw(more) {
    const element = createElement('c-tollbridge-setup-step', { is: SetupStep });
    element.step = { ...STEP, ...more };
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

const toggle = (element) => element.shadowRoot.querySelector('button');

const isOpen = (element) => toggle(element).getAttribute('aria-expanded') === 'true';

describe('c-tollbridge-setup-step', () => {
    afterEach(() => document.body.replaceChildren());

    it.each([
        ['done', 'Done', 'utility:success'],
        ['open', 'To do', 'utility:routing_offline'],
        ['unknown', 'Unknown', 'utility:question']
    ])('says by a word and an icon that it is %s', async (state, word, icon) => {
        const mark = find(await draw({ state }), 'state');

        expect(mark.textContent.trim()).toBe(word);
        expect(mark.querySelector('lightning-icon').iconName).toBe(icon);
    });

    it('is open and marked where it is the next, and closed where it is not', async () => {
        const next = await draw({ isNext: true });
        expect(isOpen(next)).toBe(true);
        expect(find(next, 'next').textContent).toBe('Do this next');

        const other = await draw({});
        expect(isOpen(other)).toBe(false);
        expect(find(other, 'next')).toBeNull();
    });

    it('opens when it becomes the next, and stays open when it is done', async () => {
        const element = await draw({});
        element.step = { ...STEP, isNext: true };
        await Promise.resolve();
        expect(isOpen(element)).toBe(true);

        element.step = { ...STEP, state: 'done' };
        await Promise.resolve();
        expect(isOpen(element)).toBe(true);
    });

    it('is opened and closed by a person, also where it is the next', async () => {
        const element = await draw({ isNext: true });
        toggle(element).click();
        element.step = { ...STEP, isNext: true, said: 'Saved.' };
        await Promise.resolve();

        expect(isOpen(element)).toBe(false);
    });

    it('says what to do, what is wrong, what came of the last try, and why not', async () => {
        const element = await draw({ isNext: true, problem: 'No answer.', said: 'Saved.', reasons: ['Ask Ada.'] });

        expect(element.shadowRoot.textContent).toContain('A scheduled job.');
        expect(find(element, 'problem').textContent).toBe('No answer.');
        expect(find(element, 'said').getAttribute('role')).toBe('status');
        expect(find(element, 'said').textContent).toBe('Saved.');
        expect(find(element, 'refused').textContent).toBe('Ask Ada.');
    });

    it('asks to be looked at again, and leads to its page of Setup where it has one', async () => {
        const element = await draw({ path: 'setup/ScheduledJobs/home' });
        const handler = jest.fn();
        element.addEventListener('check', handler);

        find(element, 'check').click();

        expect(handler).toHaveBeenCalledTimes(1);
        expect(element.shadowRoot.querySelector('c-tollbridge-salesforce-link').path).toBe('setup/ScheduledJobs/home');
        expect((await draw({})).shadowRoot.querySelector('c-tollbridge-salesforce-link')).toBeNull();
    });

    it('takes the focus to its name', async () => {
        const element = await draw({});

        element.focus();

        expect(element.shadowRoot.activeElement).toBe(toggle(element));
    });
});
