import { createElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import PageLink from 'c/tollbridgePageLink';

jest.mock('lightning/navigation', () => {
    const [Navigate, GenerateUrl] = [Symbol('Navigate'), Symbol('GenerateUrl')];
    const went = [];
    const mixin = (Base) =>
        class extends Base {
            [Navigate](page) {
                went.push(page);
            }

            [GenerateUrl]({ attributes }) {
                return Promise.resolve(attributes.url ?? `/lightning/r/${attributes.recordId}/view`);
            }
        };
    return { NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl, went }) };
});

const RECORD = { type: 'standard__recordPage', attributes: { recordId: '005A', actionName: 'view' } };
const SETUP = { type: 'standard__webPage', attributes: { url: '/lightning/setup/ManageUsers/home' } };

async function draw(page) {
    const element = createElement('c-tollbridge-page-link', { is: PageLink });
    Object.assign(element, { label: 'Ada', page });
    document.body.appendChild(element);
    await Promise.resolve();
    await Promise.resolve();
    await expect(element).toBeAccessible();
    return element.shadowRoot.querySelector('a');
}

function click(link, keys = {}) {
    const event = new MouseEvent('click', { cancelable: true, ...keys });
    link.dispatchEvent(event);
    return event;
}

describe('c-tollbridge-page-link', () => {
    afterEach(() => {
        document.body.replaceChildren();
        NavigationMixin.went.length = 0;
    });

    it('has the address that Lightning gives it, and opens a record without a reload', async () => {
        const link = await draw(RECORD);

        expect(link.getAttribute('href')).toBe('/lightning/r/005A/view');
        expect(click(link).defaultPrevented).toBe(true);
        expect(NavigationMixin.went).toEqual([RECORD]);
        expect(link.querySelector('lightning-icon')).toBeNull();
    });

    it('leaves a click with a key to the browser', async () => {
        const link = await draw(RECORD);
        link.removeAttribute('href');

        expect(click(link, { ctrlKey: true }).defaultPrevented).toBe(false);
        expect(NavigationMixin.went).toEqual([]);
    });

    it('says that a page of Setup opens in a new tab', async () => {
        const link = await draw(SETUP);

        expect(link.querySelector('lightning-icon').alternativeText).toBe('opens in a new tab');
    });
});
