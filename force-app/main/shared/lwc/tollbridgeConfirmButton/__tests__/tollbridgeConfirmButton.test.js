import { createElement } from 'lwc';
import ConfirmButton from 'c/tollbridgeConfirmButton';

async function draw() {
    const element = createElement('c-tollbridge-confirm-button', { is: ConfirmButton });
    Object.assign(element, { label: 'Unpair', question: 'End the pairing?' });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

async function click(element, id) {
    find(element, id).click();
    await Promise.resolve();
}

function watch(element) {
    const handler = jest.fn();
    element.addEventListener('confirm', handler);
    return handler;
}

describe('c-tollbridge-confirm-button', () => {
    afterEach(() => document.body.replaceChildren());

    it('says what will happen before it does it, and reads it out', async () => {
        const element = await draw();
        const confirmed = watch(element);

        await click(element, 'ask');

        expect(find(element, 'question').textContent).toBe('End the pairing?');
        expect(element.shadowRoot.activeElement).toBe(find(element, 'question'));
        expect(confirmed).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('does it once it is confirmed', async () => {
        const element = await draw();
        const confirmed = watch(element);

        await click(element, 'ask');
        await click(element, 'confirm');

        expect(confirmed).toHaveBeenCalledTimes(1);
        expect(find(element, 'question')).toBeNull();
    });

    it('does nothing when it is cancelled', async () => {
        const element = await draw();
        const confirmed = watch(element);

        await click(element, 'ask');
        await click(element, 'cancel');

        expect(confirmed).not.toHaveBeenCalled();
        expect(find(element, 'ask')).not.toBeNull();
    });
});
