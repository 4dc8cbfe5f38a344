import { createElement } from 'lwc';
import UsageGlance from 'c/tollbridgeUsageGlance';

jest.mock('@salesforce/customPermission/Tollbridge_View', () => ({ default: undefined }), { virtual: true });

describe('PK-B4 c-tollbridge-usage-glance of a reader without the permission', () => {
    it('says whom to ask, and asks the org nothing', async () => {
        const element = createElement('c-tollbridge-usage-glance', { is: UsageGlance });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-tollbridge-glance-reading')).toBeNull();
        expect(element.shadowRoot.querySelector('[data-id="not-available"]').textContent).toContain(
            'Tollbridge Viewer'
        );
        await expect(element).toBeAccessible();
    });
});
