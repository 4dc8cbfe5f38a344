import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import markAsRead from '@salesforce/apex/TollbridgeNoticesController.markAsRead';
import read from '@salesforce/apex/TollbridgeNoticesController.read';
import NoticesPage from 'c/tollbridgeNoticesPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

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

const RECORD_ID = '0065e00000AbCdEAAV';

const notice = (noticeId, isRead, more = {}) => ({
    noticeId,
    code: 'CREDIT_JUMP',
    severity: 'warning',
    title: 'Credits jumped',
    cause: 'An import ran.',
    remedy: 'Look at the imports.',
    raisedAt: '2026-03-29T10:00:00.000Z',
    isRead,
    recordId: null,
    ...more
});

/** Lets everything that was promised come about. */
const settled = (turns = 8) => Promise.resolve().then(() => (turns > 0 ? settled(turns - 1) : undefined));

async function draw(answer) {
    const element = createElement('c-tollbridge-notices-page', { is: NoticesPage });
    document.body.appendChild(element);
    if (answer) {
        read.emit(answer);
    }
    await settled();
    await expect(element).toBeAccessible();
    return element;
}

const drawTwo = () => draw({ state: 'reported', unread: 1, notices: [notice('n1', false), notice('n2', true)] });

const all = (element, id) => [...element.shadowRoot.querySelectorAll(`[data-id="${id}"]`)];

describe('c-tollbridge-notices-page', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.resetAllMocks();
    });

    it('shows what happened, why, and what to do', async () => {
        const element = await drawTwo();
        const [first] = all(element, 'notice');

        expect(first.textContent).toContain('Credits jumped');
        expect(first.textContent).toContain('An import ran.');
        expect(first.textContent).toContain('Look at the imports.');
        expect(first.textContent).toContain('CREDIT_JUMP');
        expect(all(element, 'unread')[0].textContent).toBe('Unread notifications: 1');
    });

    it('marks one as read, and reads again', async () => {
        const element = await drawTwo();
        const buttons = all(element, 'read');
        expect(buttons).toHaveLength(1);
        buttons[0].value = 'n1';

        buttons[0].click();
        await settled();

        expect(markAsRead).toHaveBeenCalledWith({ noticeIds: ['n1'] });
        expect(refreshApex).toHaveBeenCalledTimes(1);
    });

    it('marks all as read', async () => {
        const element = await drawTwo();

        all(element, 'read-all')[0].click();

        expect(markAsRead).toHaveBeenCalledWith({ noticeIds: [] });
    });

    it('says that one is marked, and leaves the focus with it', async () => {
        const element = await drawTwo();
        const [button] = all(element, 'read');
        button.value = 'n1';

        button.click();
        await settled();

        expect(all(element, 'unread')[0].textContent).toBe('Marked as read. Unread notifications: 1');
        expect(element.shadowRoot.activeElement.dataset.title).toBe('n1');
    });

    it('says beside the list why it could not be marked, until it is read again', async () => {
        markAsRead.mockRejectedValue({ body: { message: 'No answer.' } });
        const element = await drawTwo();

        all(element, 'read-all')[0].click();
        await settled();
        expect(all(element, 'refused')[0].textContent).toBe('No answer.');
        expect(all(element, 'notice')).toHaveLength(2);
        expect(refreshApex).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();

        element.shadowRoot.querySelector('c-tollbridge-page-frame').dispatchEvent(new CustomEvent('refresh'));
        await settled();
        expect(all(element, 'refused')).toEqual([]);
        expect(refreshApex).toHaveBeenCalledTimes(1);
    });

    it('leads to the record that a notice is about, and to none where there is none', async () => {
        const notices = [notice('n1', false, { recordId: RECORD_ID }), notice('n2', true)];
        const element = await draw({ state: 'reported', unread: 1, notices });

        expect(all(element, 'record').map(({ page }) => page)).toEqual([
            { type: 'standard__recordPage', attributes: { recordId: RECORD_ID, actionName: 'view' } }
        ]);
    });

    it('UX-A3: has the button of the companion, which opens its page in a new tab', async () => {
        const action = { actionLabel: 'Reauthorize', actionUrl: 'https://companion.example/settings/connections' };
        const element = await draw({ state: 'reported', unread: 1, notices: [notice('n1', false, action)] });

        const [link] = all(element, 'action');
        expect(link).toMatchObject({
            label: 'Reauthorize',
            page: { type: 'standard__webPage', attributes: { url: action.actionUrl } }
        });
    });

    it('has no button where an older companion sends none', async () => {
        expect(all(await drawTwo(), 'action')).toEqual([]);
    });

    it('UX-A5: says when the cause was gone, and nothing while it is not', async () => {
        const notices = [notice('n1', false, { resolvedAt: '2026-03-29T11:00:00.000Z' }), notice('n2', true)];
        const element = await draw({ state: 'reported', unread: 1, notices });

        expect(all(element, 'resolved').map(({ textContent }) => textContent)).toEqual([
            expect.stringMatching(/^Resolved Sun,? Mar 29.* 11:00/)
        ]);
    });

    it('names the severity in a word', async () => {
        const element = await drawTwo();

        expect(all(element, 'notice')[0].querySelector('lightning-icon').alternativeText).toBe('Warning');
    });

    it('says that older ones are not shown', async () => {
        const element = await draw({ state: 'reported', unread: 1, total: 120, notices: [notice('n1', false)] });

        expect(all(element, 'newest')[0].textContent).toBe('The newest 1 of 120 notifications are shown.');
        document.body.replaceChildren();
        expect(all(await drawTwo(), 'newest')).toEqual([]);
    });

    it('offers nothing to mark where all is read', async () => {
        const element = await draw({ state: 'reported', unread: 0, notices: [notice('n2', true)] });

        expect(all(element, 'read-all').concat(all(element, 'read'))).toEqual([]);
    });

    it('says that there are none', async () => {
        expect(all(await draw({ state: 'reported', unread: 0, notices: [] }), 'empty')[0].textContent).toBe(
            'No notifications.'
        );
    });

    it.each([['not-paired'], ['down']])('leaves it to the frame to say what is missing: %s', async (state) => {
        const element = await draw({ state });

        expect(element.shadowRoot.querySelector('c-tollbridge-page-frame').provisioned.data.state).toBe(state);
    });
});
