import { createElement } from 'lwc';
import UsageMeter from 'c/tollbridgeUsageMeter';

function draw(properties) {
    const element = createElement('c-tollbridge-usage-meter', { is: UsageMeter });
    Object.assign(element, { label: 'API requests', ...properties });
    document.body.appendChild(element);
    return element;
}

const textOf = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`).textContent;

const meterOf = (element) => element.shadowRoot.querySelector('[role="meter"]');

describe('c-tollbridge-usage-meter', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows used, allowed, share, remainder and severity', () => {
        const element = draw({ used: 18250, limit: 115000 });

        expect(textOf(element, 'figures')).toBe('18,250 of 115,000 used');
        expect(textOf(element, 'percent')).toBe('15.8%');
        expect(textOf(element, 'remainder')).toBe('96,750 left');
        expect(textOf(element, 'severity')).toContain('Plenty left');
    });

    it('leaves out of what is left what is set aside', () => {
        expect(textOf(draw({ used: 2134, limit: 100000, left: 97820 }), 'remainder')).toBe('97,820 left');
        document.body.replaceChildren();
        expect(textOf(draw({ used: 2134, limit: 100000, left: null }), 'remainder')).toBe('97,866 left');
    });

    it('draws the used count larger than the words around it', () => {
        const element = draw({ used: 5, limit: 9 });

        expect(element.shadowRoot.querySelector('.used').textContent).toBe('5');
    });

    it('tells assistive technology what is measured and how it stands', () => {
        const meter = meterOf(draw({ used: 18250, limit: 115000 }));

        expect(meter.getAttribute('aria-label')).toBe('API requests');
        expect(meter.getAttribute('aria-valuetext')).toBe('18,250 of 115,000 used, 15.8%, Plenty left');
    });

    it.each([
        [80, 'Running low', 'meter_busy', 'utility:warning'],
        [95, 'Nearly used up', 'meter_critical', 'utility:warning'],
        [100, 'Limit reached', 'meter_spent', 'utility:error'],
        [104, 'Over the limit', 'meter_over', 'utility:error']
    ])('says at %d of 100: %s, with an icon and a colour', (used, word, className, icon) => {
        const element = draw({ used, limit: 100 });

        expect(textOf(element, 'severity')).toContain(word);
        expect(element.shadowRoot.querySelector(`.${className}`)).not.toBeNull();
        expect(element.shadowRoot.querySelector('lightning-icon').iconName).toBe(icon);
    });

    it('says by how much a limit is exceeded, and keeps the bar within its track', () => {
        const element = draw({ used: 115420, limit: 115000 });

        expect(textOf(element, 'remainder')).toBe('420 over the limit');
        expect(meterOf(element).getAttribute('aria-valuenow')).toBe('100');
    });

    it.each([
        [0, 100],
        [80, 100],
        [104, 100],
        [0, 0]
    ])('is accessible at %d of %d', async (used, limit) => {
        await expect(draw({ used, limit })).toBeAccessible();
    });
});
