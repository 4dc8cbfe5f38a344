import { createElement } from 'lwc';
import read from '@salesforce/apex/TollbridgeFingerprintController.read';
import OrgReport from 'c/tollbridgeOrgReport';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: undefined }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeFingerprintController.read', () => ({ default: jest.fn() }), { virtual: true });

describe('c-tollbridge-org-report, for somebody who may only view', () => {
    it('says how the last report ended, without a button', async () => {
        read.mockResolvedValue({ state: 'never', sent: 0, total: 7 });
        const element = createElement('c-tollbridge-org-report', { is: OrgReport });
        document.body.appendChild(element);
        await Promise.resolve();
        await Promise.resolve();

        expect(element.shadowRoot.querySelector('[data-id="state"]').textContent).toContain('has not reported itself');
        expect(element.shadowRoot.querySelector('[data-id="report"]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
