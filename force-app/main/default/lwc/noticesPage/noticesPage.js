import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import markAsRead from '@salesforce/apex/NoticesController.markAsRead';
import read from '@salesforce/apex/NoticesController.read';
import { fillIn, formatCount, formatHour, formatList } from 'c/localeText';
import EMPTY from '@salesforce/label/c.Tollbridge_Notices_Empty';
import READ from '@salesforce/label/c.Tollbridge_Notices_Read';
import TITLE from '@salesforce/label/c.Tollbridge_Notices_Title';
import UNREAD from '@salesforce/label/c.Tollbridge_Notices_Unread';

/** The icon of each severity. */
const ICONS = new Map([
    ['info', { icon: 'utility:info', variant: '' }],
    ['warning', { icon: 'utility:warning', variant: 'warning' }],
    ['error', { icon: 'utility:error', variant: 'error' }]
]);

/** The page of notifications: what the companion has to tell, why, and what to do. */
export default class NoticesPage extends LightningElement {
    labels = { EMPTY, READ, TITLE };

    /** @type {Tollbridge.Provisioned<Tollbridge.CompanionNotices>} */
    @wire(read)
    provisioned = {};

    /** Why a notice could not be marked as read. @type {unknown} */
    failure;

    get shown() {
        return this.failure ? { error: this.failure } : this.provisioned;
    }

    get notices() {
        return (this.provisioned.data?.notices ?? []).map((notice) => ({
            ...notice,
            ...ICONS.get(notice.severity),
            isUnread: !notice.isRead,
            titleClass: `slds-text-heading_small ${notice.isRead ? 'slds-text-color_weak' : ''}`,
            note: formatList([formatHour(notice.raisedAt), notice.code])
        }));
    }

    get isEmpty() {
        return this.notices.length === 0;
    }

    get hasUnread() {
        return Boolean(this.provisioned.data?.unread);
    }

    get unread() {
        return fillIn(UNREAD, formatCount(this.provisioned.data?.unread ?? 0));
    }

    /** @param {Event & { target: { value: string } }} event */
    handleRead({ target }) {
        return this.mark([target.value]);
    }

    handleReadAll() {
        return this.mark([]);
    }

    handleRefresh() {
        this.failure = undefined;
        return refreshApex(this.provisioned);
    }

    /** @param {string[]} noticeIds none: all */
    async mark(noticeIds) {
        try {
            await markAsRead({ noticeIds });
            await refreshApex(this.provisioned);
        } catch (error) {
            this.failure = error;
        }
    }
}
