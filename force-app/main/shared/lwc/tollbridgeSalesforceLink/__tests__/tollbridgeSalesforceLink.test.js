import { createElement } from 'lwc';
import SalesforceLink from 'c/tollbridgeSalesforceLink';

describe('c-tollbridge-salesforce-link', () => {
    afterEach(() => document.body.replaceChildren());

    it('leads to a page of Salesforce in a new tab, and says so', async () => {
        const element = createElement('c-tollbridge-salesforce-link', { is: SalesforceLink });
        Object.assign(element, { label: 'Permission sets', path: 'setup/PermSets/home' });
        document.body.appendChild(element);

        const link = element.shadowRoot.querySelector('a');
        expect(link.getAttribute('href')).toBe('/lightning/setup/PermSets/home');
        expect([link.target, link.rel, link.textContent.trim()]).toEqual(['_blank', 'noopener', 'Permission sets']);
        expect(link.querySelector('lightning-icon').alternativeText).toBe('opens in a new tab');
        await expect(element).toBeAccessible();
    });
});
