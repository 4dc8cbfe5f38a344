import { createElement } from 'lwc';
import UsageLinks from 'c/tollbridgeUsageLinks';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: undefined }), { virtual: true });

describe('c-tollbridge-usage-links of a viewer', () => {
    it('are not there, as a viewer need not see Setup', () => {
        const element = createElement('c-tollbridge-usage-links', { is: UsageLinks });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-tollbridge-salesforce-link')).toBeNull();
    });
});
