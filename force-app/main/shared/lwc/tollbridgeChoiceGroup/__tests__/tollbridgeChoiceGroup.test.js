import { createElement } from 'lwc';
import ChoiceGroup from 'c/tollbridgeChoiceGroup';

function draw() {
    const element = createElement('c-tollbridge-choice-group', { is: ChoiceGroup });
    const chosen = jest.fn();
    element.addEventListener('choose', ({ detail }) => chosen(detail));
    Object.assign(element, {
        label: 'Period',
        choices: [
            { value: '7d', label: '7 days' },
            { value: '30d', label: '30 days' }
        ],
        value: '7d'
    });
    document.body.appendChild(element);
    return { element, chosen, buttons: [...element.shadowRoot.querySelectorAll('button')] };
}

describe('c-tollbridge-choice-group', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('is a named group of buttons, one of them pressed', async () => {
        const { element, buttons } = draw();

        expect(element.shadowRoot.querySelector('[role="group"]').getAttribute('aria-label')).toBe('Period');
        expect(buttons.map((button) => [button.textContent.trim(), button.getAttribute('aria-pressed')])).toEqual([
            ['7 days', 'true'],
            ['30 days', 'false']
        ]);
        await expect(element).toBeAccessible();
    });

    it('tells which other one was chosen', () => {
        const { buttons, chosen } = draw();

        buttons[0].click();
        buttons[1].click();

        expect(chosen.mock.calls).toEqual([['30d']]);
    });
});
