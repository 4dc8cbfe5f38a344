import { createElement } from 'lwc';
import UsageCard from 'c/tollbridgeUsageCard';

describe('PK-B4 c-tollbridge-usage-card', () => {
    it('has a title and the usage', async () => {
        const element = createElement('c-tollbridge-usage-card', { is: UsageCard });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('lightning-card').title).toBe('API usage');
        expect(element.shadowRoot.querySelector('c-tollbridge-usage-glance')).not.toBeNull();
        await expect(element).toBeAccessible();
    });
});
