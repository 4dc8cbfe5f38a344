import { createElement } from 'lwc';
import UsageLinks from 'c/usageLinks';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: undefined }), { virtual: true });

describe('c-usage-links of a viewer', () => {
    it('are not there, as a viewer need not see Setup', () => {
        const element = createElement('c-usage-links', { is: UsageLinks });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-salesforce-link')).toBeNull();
    });
});
