import { createElement } from 'lwc';
import SetupTabLink from 'c/tollbridgeSetupTabLink';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: true }), { virtual: true });

describe('c-tollbridge-setup-tab-link', () => {
    it('leads to the tab Set-up', async () => {
        const element = createElement('c-tollbridge-setup-tab-link', { is: SetupTabLink });
        document.body.appendChild(element);

        const link = element.shadowRoot.querySelector('a');
        expect([link.getAttribute('href'), link.textContent]).toEqual(['/lightning/n/Tollbridge_Setup', 'Open Set-up']);
        await expect(element).toBeAccessible();
    });
});
