import { createElement } from 'lwc';
import SetupTabLink from 'c/tollbridgeSetupTabLink';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: true }), { virtual: true });

describe('c-tollbridge-setup-tab-link', () => {
    it('leads to the tab Setup', async () => {
        const element = createElement('c-tollbridge-setup-tab-link', { is: SetupTabLink });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-tollbridge-page-link')).toMatchObject({
            label: 'Open Setup',
            page: { type: 'standard__navItemPage', attributes: { apiName: 'Tollbridge_Setup' } }
        });
        await expect(element).toBeAccessible();
    });
});
