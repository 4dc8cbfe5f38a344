import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import markAsRead from '@salesforce/apex/NoticesController.markAsRead';
import read from '@salesforce/apex/NoticesController.read';
import NoticesPage from 'c/noticesPage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock('@salesforce/apex/NoticesController.markAsRead', () => ({ default: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/NoticesController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const notice = (noticeId, isRead) => ({
    noticeId,
    code: 'CREDIT_JUMP',
    severity: 'warning',
    title: 'Credits jumped',
    cause: 'An import ran.',
    remedy: 'Look at the imports.',
    raisedAt: '2026-03-29T10:00:00.000Z',
    isRead
});

/** Lets everything that was promised come about. */
const settled = (turns = 8) => Promise.resolve().then(() => (turns > 0 ? settled(turns - 1) : undefined));

async function draw(answer) {
    const element = createElement('c-notices-page', { is: NoticesPage });
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

describe('c-notices-page', () => {
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

    it('says why it could not be marked, until it is read again', async () => {
        markAsRead.mockRejectedValue({ body: { message: 'No answer.' } });
        const element = await drawTwo();
        const frame = element.shadowRoot.querySelector('c-page-frame');

        all(element, 'read-all')[0].click();
        await settled();
        expect(frame.provisioned.error.body.message).toBe('No answer.');

        frame.dispatchEvent(new CustomEvent('refresh'));
        await settled();
        expect(frame.provisioned.error).toBeUndefined();
        expect(refreshApex).toHaveBeenCalledTimes(1);
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

    it.each([['not-paired'], ['unreachable']])('leaves it to the frame to say what is missing: %s', async (state) => {
        const element = await draw({ state });

        expect(element.shadowRoot.querySelector('c-page-frame').provisioned.data.state).toBe(state);
    });
});
