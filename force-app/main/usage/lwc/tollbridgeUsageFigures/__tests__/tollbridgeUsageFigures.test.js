import { createElement } from 'lwc';
import UsageFigures from 'c/tollbridgeUsageFigures';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const WINDOW = {
    allowance: 100000,
    used: 2134,
    reserved: 40,
    lost: 0,
    left: 97826,
    endsAt: '2026-03-30T00:00:00.000Z',
    byConsumer: {}
};

function draw(window = WINDOW) {
    const element = createElement('c-tollbridge-usage-figures', { is: UsageFigures });
    Object.assign(element, { window, orgUsage: { used: 18250, allowed: 115000 } });
    document.body.appendChild(element);
    return element;
}

const textOf = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`).textContent.trim();

const figuresOf = (element) =>
    [...element.shadowRoot.querySelectorAll('.figure')].map(({ textContent }) => textContent.trim());

describe('c-tollbridge-usage-figures', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('UX-B8 shows what of this window is used and reserved, and until when', async () => {
        const element = draw();

        expect(textOf(element, 'window')).toContain('Integration, this window until Monday, 12:00 AM UTC');
        expect(figuresOf(element)).toEqual(['Used2,134', 'Reserved40']);
        await expect(element).toBeAccessible();
    });

    it('sets the requests of the whole org apart, as those of everybody, and adds nothing up', () => {
        const element = draw();

        expect(textOf(element, 'org')).toContain('Whole org, last 24 hours');
        expect(textOf(element, 'org')).toContain('18,250 of 115,000 used');
        expect(textOf(element, 'org')).toContain('do not add the two');
        expect(element.shadowRoot.textContent).not.toContain('20,384');
    });

    it('explains credits that are lost, where some are', () => {
        const element = draw({ ...WINDOW, lost: 6, left: 97820 });

        expect(figuresOf(element)).toContain('Lost6');
        expect(textOf(element, 'window')).toContain('work that was interrupted');
        expect(textOf(draw(), 'window')).not.toContain('work that was interrupted');
    });
});
