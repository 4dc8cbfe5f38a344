import { createElement } from 'lwc';
import UsageLinks from 'c/tollbridgeUsageLinks';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: true }), { virtual: true });

describe('c-tollbridge-usage-links', () => {
    it('lead to where Salesforce shows and watches the API requests', async () => {
        const element = createElement('c-tollbridge-usage-links', { is: UsageLinks });
        document.body.appendChild(element);

        const paths = [...element.shadowRoot.querySelectorAll('c-tollbridge-salesforce-link')].map(({ path }) => path);
        expect(paths).toEqual(['setup/SystemOverview/home', 'setup/MonitoringRateLimitingNotification/home']);
        await expect(element).toBeAccessible();
    });
});
