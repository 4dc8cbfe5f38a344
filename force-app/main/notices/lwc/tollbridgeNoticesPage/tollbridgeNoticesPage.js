import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import markAsRead from '@salesforce/apex/TollbridgeNoticesController.markAsRead';
import read from '@salesforce/apex/TollbridgeNoticesController.read';
import { fillIn, formatCount, formatHour, formatList } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import EMPTY from '@salesforce/label/c.Tollbridge_Notices_Empty';
import ERROR from '@salesforce/label/c.Tollbridge_Notices_Error';
import INFO from '@salesforce/label/c.Tollbridge_Notices_Info';
import MARKED from '@salesforce/label/c.Tollbridge_Notices_Marked';
import NEWEST from '@salesforce/label/c.Tollbridge_Notices_Newest';
import READ from '@salesforce/label/c.Tollbridge_Notices_Read';
import READ_ALL from '@salesforce/label/c.Tollbridge_Notices_Read_All';
import RECORD from '@salesforce/label/c.Tollbridge_Notices_Record';
import RESOLVED from '@salesforce/label/c.Tollbridge_Notices_Resolved';
import TITLE from '@salesforce/label/c.Tollbridge_Notices_Title';
import UNREAD from '@salesforce/label/c.Tollbridge_Notices_Unread';
import WARNING from '@salesforce/label/c.Tollbridge_Notices_Warning';

/** The word and the icon of each severity. */
const SEVERITIES = new Map([
    ['info', { word: INFO, icon: 'utility:info', variant: '' }],
    ['warning', { word: WARNING, icon: 'utility:warning', variant: 'warning' }],
    ['error', { word: ERROR, icon: 'utility:error', variant: 'error' }]
]);

/** The page of notifications: what the companion has to tell, why, and what to do. */
export default class TollbridgeNoticesPage extends LightningElement {
    labels = { EMPTY, READ, READ_ALL, RECORD, TITLE };

    /** @type {Tollbridge.Provisioned<Tollbridge.CompanionNotices>} */
    @wire(read)
    provisioned = {};

    /** Why a notice could not be marked as read. @type {string[] | undefined} */
    reasons;

    /** The message about the last marking. */
    said = '';

    /** What takes the focus once it is drawn, as the pressed button is gone by then. @type {string | undefined} */
    next;

    renderedCallback() {
        const next = this.next ? this.template?.querySelector(this.next) : undefined;
        this.next = undefined;
        /** @type {HTMLElement | null | undefined} */ (next)?.focus();
    }

    get notices() {
        return (this.provisioned.data?.notices ?? []).map((notice) => ({
            ...notice,
            ...SEVERITIES.get(notice.severity),
            isUnread: !notice.isRead,
            titleClass: `slds-text-heading_small ${notice.isRead ? 'slds-text-color_weak' : ''}`,
            resolved: notice.resolvedAt ? fillIn(RESOLVED, formatHour(notice.resolvedAt)) : '',
            actionPage: { type: 'standard__webPage', attributes: { url: notice.actionUrl } },
            recordPage: {
                type: 'standard__recordPage',
                attributes: { recordId: notice.recordId, actionName: 'view' }
            },
            note: formatList([formatHour(notice.raisedAt), notice.code])
        }));
    }

    get isEmpty() {
        return this.notices.length === 0;
    }

    get hasUnread() {
        return Boolean(this.provisioned.data?.unread);
    }

    get status() {
        const unread = fillIn(UNREAD, formatCount(this.provisioned.data?.unread ?? 0));
        return this.said ? `${this.said} ${unread}` : unread;
    }

    /** Said where there are older ones, which are not told. */
    get newest() {
        const [shown, total] = [this.notices.length, this.provisioned.data?.total ?? 0];
        return total > shown ? fillIn(NEWEST, formatCount(shown), formatCount(total)) : '';
    }

    /** @param {Event & { target: { value: string } }} event */
    handleRead({ target }) {
        return this.mark([target.value], `[data-title="${target.value}"]`);
    }

    handleReadAll() {
        return this.mark([], '[data-id="unread"]');
    }

    handleRefresh() {
        this.reasons = undefined;
        this.said = '';
        return refreshApex(this.provisioned);
    }

    /**
     * @param {string[]} noticeIds none: all
     * @param {string} next what takes the focus then
     */
    async mark(noticeIds, next) {
        this.reasons = undefined;
        try {
            await markAsRead({ noticeIds });
        } catch (error) {
            this.reasons = reasonsOf(error);
            return;
        }
        await refreshApex(this.provisioned);
        this.said = MARKED;
        this.next = next;
    }
}
