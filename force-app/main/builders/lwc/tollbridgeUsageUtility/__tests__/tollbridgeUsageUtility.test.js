import { createElement } from 'lwc';
import UsageUtility from 'c/tollbridgeUsageUtility';

describe('PK-B4 c-tollbridge-usage-utility', () => {
    it('shows the usage, and leaves the title to the panel', async () => {
        const element = createElement('c-tollbridge-usage-utility', { is: UsageUtility });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-tollbridge-usage-glance')).not.toBeNull();
        expect(element.shadowRoot.querySelector('lightning-card')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
