import { createElement } from 'lwc';
import read from '@salesforce/apex/TollbridgeNoticesController.read';
import NoticesPage from 'c/tollbridgeNoticesPage';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: undefined }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeNoticesController.markAsRead', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
    '@salesforce/apex/TollbridgeNoticesController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

describe('c-tollbridge-notices-page of a viewer', () => {
    it('does not lead to Setup, which a viewer has not', async () => {
        const element = createElement('c-tollbridge-notices-page', { is: NoticesPage });
        document.body.appendChild(element);
        const notice = {
            noticeId: 'n1',
            code: 'AUTHORIZATION_REQUIRED',
            severity: 'error',
            title: 'Lost',
            cause: 'Salesforce no longer accepts the sign-in.',
            remedy: 'Sign in again.',
            raisedAt: '2026-03-29T10:00:00.000Z',
            isRead: true
        };
        read.emit({ state: 'reported', unread: 0, notices: [notice] });
        await Promise.resolve();

        expect(element.shadowRoot.querySelector('[data-id="notice"]')).not.toBeNull();
        expect(element.shadowRoot.querySelector('[data-id="tab"]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
