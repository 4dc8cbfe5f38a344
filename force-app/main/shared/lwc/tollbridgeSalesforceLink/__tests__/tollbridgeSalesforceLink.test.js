import { createElement } from 'lwc';
import SalesforceLink from 'c/tollbridgeSalesforceLink';

describe('c-tollbridge-salesforce-link', () => {
    afterEach(() => document.body.replaceChildren());

    it('leads to a page of Salesforce by the navigation of Lightning', async () => {
        const element = createElement('c-tollbridge-salesforce-link', { is: SalesforceLink });
        Object.assign(element, { label: 'Permission sets', path: 'setup/PermSets/home' });
        document.body.appendChild(element);

        expect(element.shadowRoot.querySelector('c-tollbridge-page-link')).toMatchObject({
            label: 'Permission sets',
            page: { type: 'standard__webPage', attributes: { url: '/lightning/setup/PermSets/home' } }
        });
        await expect(element).toBeAccessible();
    });
});
