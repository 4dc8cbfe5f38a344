import { createElement } from 'lwc';
import MarketoSpend from 'c/tollbridgeMarketoSpend';

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: undefined }), { virtual: true });

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const CONNECTED = {
    state: 'connected-here',
    spent: 2134,
    dailyLimit: 100000,
    now: { state: 'running', level: 'calm', left: 97820 },
    windowEnd: '2026-03-30T00:00:00.000Z'
};

const USAGE = { used: 113001, allowed: 115000 };

function draw(spend) {
    const element = createElement('c-tollbridge-marketo-spend', { is: MarketoSpend });
    element.spend = spend;
    element.usage = USAGE;
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

const noticeOf = (element) => find(element, '[data-id="notice"]').textContent;

describe('c-tollbridge-marketo-spend', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows what can still be spent here, and when the window resets', () => {
        const element = draw(CONNECTED);

        expect(find(element, '[data-id="state"]').textContent).toContain('Connected to this org');
        expect(find(element, 'c-tollbridge-spend-bar')).toMatchObject({ now: CONNECTED.now, usage: USAGE });
        expect(find(element, '[data-id="window-ends"]').textContent).toBe('Resets Monday, 12:00 AM UTC');
    });

    it.each([
        ['connected-elsewhere', 'Connected to another org', 'Nothing of it counts here.'],
        ['not-connected', 'Not connected to Salesforce', 'open Connections'],
        ['not-paired', 'This org is not paired', 'Ask a Tollbridge admin'],
        ['down', 'Tollbridge Companion does not answer', 'Check that Tollbridge Companion is running']
    ])('explains %s instead of measuring', (state, title, remedy) => {
        const element = draw({ state });

        expect(noticeOf(element)).toContain(title);
        expect(noticeOf(element)).toContain(remedy);
        expect(Boolean(find(element, 'c-tollbridge-spend-bar'))).toBe(state === 'down');
    });

    it('treats a state it does not know as no answer', () => {
        expect(noticeOf(draw({ state: 'later' }))).toContain('Tollbridge Companion does not answer');
    });

    it.each([
        [CONNECTED],
        [{ ...CONNECTED, spent: CONNECTED.dailyLimit }],
        [{ state: 'connected-elsewhere' }],
        [{ state: 'not-connected' }],
        [{ state: 'not-paired' }],
        [{ state: 'down' }]
    ])('is accessible with %p', async (spend) => {
        await expect(draw(spend)).toBeAccessible();
    });
});
