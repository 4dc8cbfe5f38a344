import { createElement } from 'lwc';
import read from '@salesforce/apex/TollbridgeFingerprintController.read';
import start from '@salesforce/apex/TollbridgeFingerprintController.start';
import OrgReport from 'c/tollbridgeOrgReport';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
jest.mock('@salesforce/customPermission/Tollbridge_Manage', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeFingerprintController.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/TollbridgeFingerprintController.start', () => ({ default: jest.fn() }), { virtual: true });

const AT = '2026-03-29T10:00:00.000Z';
const NEVER = { state: 'never', sent: 0, total: 7 };
const DONE = { state: 'done', beganAt: AT, endedAt: AT, sent: 7, total: 7 };
const FAILED = { state: 'failed', beganAt: AT, endedAt: AT, sent: 3, total: 7 };

const underWay = (sent) => ({ state: 'under-way', beganAt: AT, sent, total: 7 });

const settled = (turns = 8) => Promise.resolve().then(() => (turns > 0 ? settled(turns - 1) : undefined));

async function draw(progress) {
    read.mockResolvedValue(progress);
    const element = createElement('c-tollbridge-org-report', { is: OrgReport });
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);
const textOf = (element, id) => find(element, id).textContent;

describe('c-tollbridge-org-report', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it.each([
        ['never', NEVER, 'This org has not reported itself yet.'],
        ['under way', underWay(3), 'A report is under way: 3 of 7 parts are sent.'],
        ['done', DONE, 'Last report: Sun, Mar 29, 10:00 AM.'],
        ['failed', { ...FAILED, problem: 'down' }, 'The report of Sun, Mar 29, 10:00 AM failed.'],
        ['stopped', { ...FAILED, endedAt: null, problem: 'stopped' }, 'The report of Sun, Mar 29, 10:00 AM failed.']
    ])('says of a report that is %s how it ended or how far it is', async (_, progress, sentence) => {
        const element = await draw(progress);

        expect(textOf(element, 'state')).toBe(sentence);
        expect(find(element, 'state').parentElement.role).toBe('status');
        await expect(element).toBeAccessible();
    });

    it.each([
        ['not-paired', 'The companion does not know this org. Pair it in Setup'],
        ['down', 'Tollbridge Companion did not answer.'],
        ['stopped', 'Salesforce ended a job of the report.'],
        ['BODY_TOO_LARGE', 'The companion refused the report: BODY_TOO_LARGE.']
    ])('says what to do about the problem %s', async (problem, advice) => {
        const element = await draw({ ...FAILED, problem });

        expect(textOf(element, 'advice')).toContain(advice);
        expect(find(element, 'bar')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says nothing until it is read', async () => {
        read.mockReturnValue(new Promise(() => undefined));
        const element = createElement('c-tollbridge-org-report', { is: OrgReport });
        document.body.appendChild(element);
        await settled();

        expect(textOf(element, 'state')).toBe('');
        await expect(element).toBeAccessible();
    });

    it('begins a report, and looks again whenever its bar asks, until it has ended', async () => {
        const element = await draw(NEVER);

        read.mockResolvedValue(underWay(0));
        find(element, 'report').click();
        await settled();
        expect(start).toHaveBeenCalledTimes(1);
        expect(find(element, 'bar').value).toBe(0);

        read.mockResolvedValue(DONE);
        find(element, 'bar').dispatchEvent(new CustomEvent('animationiteration'));
        await settled();
        expect(textOf(element, 'state')).toContain('Last report');
        expect(find(element, 'bar')).toBeNull();
    });

    it('says why a report cannot be begun, and keeps what it knew', async () => {
        const element = await draw(DONE);

        start.mockRejectedValueOnce({ body: { message: 'Ask Ada.' } });
        find(element, 'report').click();
        await settled();

        expect(textOf(element, 'error')).toBe('Ask Ada.');
        expect(textOf(element, 'state')).toContain('Last report');
        await expect(element).toBeAccessible();
    });

    it('forgets a refusal once it can be read again', async () => {
        read.mockRejectedValueOnce({ body: { message: 'Ask Ada.' } });
        const element = await draw(NEVER);
        expect(textOf(element, 'error')).toBe('Ask Ada.');

        await element.refresh();
        await settled();

        expect(find(element, 'error')).toBeNull();
    });
});
