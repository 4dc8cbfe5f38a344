import { createElement } from 'lwc';
import EnvironmentBadge from 'c/tollbridgeEnvironmentBadge';

function draw(kind) {
    const element = createElement('c-tollbridge-environment-badge', { is: EnvironmentBadge });
    element.kind = kind;
    document.body.appendChild(element);
    return element;
}

const KINDS = [
    ['production', 'Production', 'utility:dx_org_production'],
    ['sandbox', 'Sandbox', 'utility:dx_org_test'],
    ['scratch', 'Scratch org', 'utility:dx_org_scratch'],
    ['developer', 'Developer org', 'utility:dx_org_dev'],
    ['trial', 'Trial org', 'utility:clock'],
    ['moon base', 'Unknown environment', 'utility:help']
];

describe('c-tollbridge-environment-badge', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it.each(KINDS)('says %s by a word and an icon, accessibly', async (kind, word, icon) => {
        const element = draw(kind);

        expect(element.shadowRoot.querySelector('[data-id="word"]').textContent).toBe(word);
        expect(element.shadowRoot.querySelector('lightning-icon').iconName).toBe(icon);
        await expect(element).toBeAccessible();
    });

    it('sets production apart from everything else', () => {
        expect(draw('production').shadowRoot.querySelector('.badge_live')).not.toBeNull();
        expect(draw('scratch').shadowRoot.querySelector('.badge_test')).not.toBeNull();
    });
});
