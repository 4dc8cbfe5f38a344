import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import markAsRead from '@salesforce/apex/TollbridgeNoticesController.markAsRead';
import read from '@salesforce/apex/TollbridgeNoticesController.read';
import NoticesPage from 'c/tollbridgeNoticesPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: true }), { virtual: true });

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

    it.each([
        ['CREDIT_JUMP', 'Tollbridge_Usage', 'Open API usage'],
        ['SANDBOX_REFRESHED', 'Tollbridge_Environments', 'Open Environments'],
        ['AUTHORIZATION_REQUIRED', 'Tollbridge_Setup', 'Open Setup']
    ])('leads from %s to the tab where one acts: %s', async (code, tab, label) => {
        const element = await draw({ state: 'reported', unread: 1, notices: [notice('n1', false, { code })] });

        const [link] = all(element, 'tab');
        expect(link).toMatchObject({ label, page: { type: 'standard__navItemPage', attributes: { apiName: tab } } });
    });

    it('leads nowhere from what it does not know', async () => {
        const notices = [notice('n1', false, { code: 'NEWS_OF_TOMORROW' })];

        expect(all(await draw({ state: 'reported', unread: 1, notices }), 'tab')).toEqual([]);
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
