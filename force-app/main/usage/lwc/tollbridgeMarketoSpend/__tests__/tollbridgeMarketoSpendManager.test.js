import { createElement } from 'lwc';
import MarketoSpend from 'c/tollbridgeMarketoSpend';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: true }), { virtual: true });

describe('c-tollbridge-marketo-spend, for somebody who may set Tollbridge up', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('says how to pair the org', async () => {
        const element = createElement('c-tollbridge-marketo-spend', { is: MarketoSpend });
        element.spend = { state: 'not-paired' };
        document.body.appendChild(element);

        const notice = element.shadowRoot.querySelector('[data-id="notice"]');
        expect(notice.textContent).toContain('Ask a companion admin for a pairing code');
        await expect(element).toBeAccessible();
    });
});
