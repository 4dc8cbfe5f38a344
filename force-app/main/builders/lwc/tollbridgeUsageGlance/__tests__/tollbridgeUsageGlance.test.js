import { createElement } from 'lwc';
import UsageGlance from 'c/tollbridgeUsageGlance';

describe('PK-B4 c-tollbridge-usage-glance', () => {
    it('shows a reader with the permission the usage', () => {
        const element = createElement('c-tollbridge-usage-glance', { is: UsageGlance });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-tollbridge-glance-reading')).not.toBeNull();
        expect(element.shadowRoot.querySelector('[data-id="not-available"]')).toBeNull();
    });
});
