import { createElement } from 'lwc';
import UsageConsumers from 'c/tollbridgeUsageConsumers';

function draw(byConsumer) {
    const element = createElement('c-tollbridge-usage-consumers', { is: UsageConsumers });
    element.byConsumer = byConsumer;
    document.body.appendChild(element);
    return element;
}

const linesOf = (element) =>
    [...element.shadowRoot.querySelectorAll('tbody tr')].map(({ children }) =>
        [...children].map(({ textContent }) => textContent)
    );

describe('c-tollbridge-usage-consumers', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('names who used credits, the most of them first', async () => {
        const element = draw({ status: 4, export: 0, import: 1300 });

        expect(linesOf(element)).toEqual([
            ['Import', '1,300'],
            ['Checking the connection', '4']
        ]);
        await expect(element).toBeAccessible();
    });

    it('says so when nobody did', async () => {
        const element = draw({ export: 0 });

        expect(element.shadowRoot.querySelector('[data-id="nobody"]').textContent).toBe(
            'No credits have been used in this window.'
        );
        await expect(element).toBeAccessible();
    });
});
