import { createElement } from 'lwc';
import PageFrame from 'c/tollbridgePageFrame';

async function draw(provisioned) {
    const element = createElement('c-tollbridge-page-frame', { is: PageFrame });
    Object.assign(element, { heading: 'Notifications', icon: 'standard:metrics', provisioned });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

const slotOf = (element) => element.shadowRoot.querySelector('slot:not([name])');

describe('c-tollbridge-page-frame', () => {
    afterEach(() => document.body.replaceChildren());

    it('says that it is loading until something is read', async () => {
        const element = await draw({});

        expect(find(element, 'loading').textContent).toBe('Loading');
        expect(element.shadowRoot.querySelector('h1').textContent).toBe('Notifications');
        expect(slotOf(element)).toBeNull();
    });

    it('shows the page once something is read', async () => {
        expect(slotOf(await draw({ data: { state: 'reported' } }))).not.toBeNull();
    });

    it('says why it could not be read', async () => {
        const element = await draw({ error: { body: { message: 'Ask Ada.' } } });

        expect(find(element, 'error').textContent).toContain('This page could not be read');
        expect(find(element, 'error').textContent).toContain('Ask Ada.');
        expect(slotOf(element)).toBeNull();
    });

    it.each([
        ['not-paired', 'This org is not paired'],
        ['down', 'Tollbridge Companion does not answer']
    ])('says what is missing where the companion is %s', async (state, title) => {
        const element = await draw({ data: { state } });

        expect(find(element, 'missing').textContent).toContain(title);
        expect(slotOf(element)).toBeNull();
    });

    it('asks to read again', async () => {
        const element = await draw({});
        const handler = jest.fn();
        element.addEventListener('refresh', handler);

        find(element, 'refresh').click();

        expect(handler).toHaveBeenCalledTimes(1);
    });
});
