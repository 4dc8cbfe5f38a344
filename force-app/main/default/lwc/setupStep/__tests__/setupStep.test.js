import { createElement } from 'lwc';
import SetupStep from 'c/setupStep';

async function draw(properties) {
    const element = createElement('c-setup-step', { is: SetupStep });
    Object.assign(element, { heading: 'Snapshots', ...properties });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    return element.shadowRoot;
}

describe('c-setup-step', () => {
    afterEach(() => document.body.replaceChildren());

    it('says in a word that it is done', async () => {
        expect((await draw({ isDone: true })).querySelector('lightning-icon').alternativeText).toBe('Done');
    });

    it('says in a word that it is to be done, and where', async () => {
        const step = await draw({ isDone: false, link: '/lightning/setup/PermSets/home' });

        expect(step.querySelector('lightning-icon').alternativeText).toBe('To do');
        expect(step.querySelector('a').getAttribute('href')).toBe('/lightning/setup/PermSets/home');
    });

    it('has no link where it is done here', async () => {
        expect((await draw({})).querySelector('a')).toBeNull();
    });
});
