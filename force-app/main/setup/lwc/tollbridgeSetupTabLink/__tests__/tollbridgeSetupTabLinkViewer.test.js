import { createElement } from 'lwc';
import SetupTabLink from 'c/tollbridgeSetupTabLink';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: undefined }), { virtual: true });

describe('c-tollbridge-setup-tab-link of a viewer', () => {
    it('is not there, as a viewer has no such tab', () => {
        const element = createElement('c-tollbridge-setup-tab-link', { is: SetupTabLink });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-tollbridge-page-link')).toBeNull();
    });
});
