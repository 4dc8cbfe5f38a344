import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeUsageController.read';
import { FAULTS } from 'c/tollbridgeCompanionStates';
import { CONSUMERS } from 'c/tollbridgeCreditConsumers';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import { fileOf } from './file';
import CONNECTED_ELSEWHERE from '@salesforce/label/c.Tollbridge_Marketo_Connected_Elsewhere';
import CONNECTED_ELSEWHERE_TEXT from '@salesforce/label/c.Tollbridge_Over_Time_Connected_Elsewhere';
import DOWNLOAD from '@salesforce/label/c.Tollbridge_Over_Time_Download';
import ERROR_TITLE from '@salesforce/label/c.Tollbridge_Error_Title';
import LOADING from '@salesforce/label/c.Tollbridge_Over_Time_Loading';
import NOT_PAIRED from '@salesforce/label/c.Tollbridge_Marketo_Not_Paired';
import NOT_PAIRED_TEXT from '@salesforce/label/c.Tollbridge_Over_Time_Not_Paired';
import PERIOD from '@salesforce/label/c.Tollbridge_Over_Time_Period';
import PERIOD_24H from '@salesforce/label/c.Tollbridge_Over_Time_Period_24h';
import PERIOD_30D from '@salesforce/label/c.Tollbridge_Over_Time_Period_30d';
import PERIOD_7D from '@salesforce/label/c.Tollbridge_Over_Time_Period_7d';
import TITLE from '@salesforce/label/c.Tollbridge_Over_Time_Title';
import TRY_AGAIN from '@salesforce/label/c.Tollbridge_Error_Try_Again';
import UNREACHABLE_TEXT from '@salesforce/label/c.Tollbridge_Over_Time_Unreachable';

/** The words and the icon of each state in which there is nothing to show. */
const NOTICES = new Map([
    ['connected-elsewhere', { title: CONNECTED_ELSEWHERE, text: CONNECTED_ELSEWHERE_TEXT, icon: 'utility:forward' }],
    ['not-paired', { title: NOT_PAIRED, text: NOT_PAIRED_TEXT, icon: 'utility:key' }],
    ...FAULTS,
    ['down', { ...FAULTS.get('down'), text: UNREACHABLE_TEXT }]
]);

/**
 * What is reported is reported whole.
 * @param {Tollbridge.MarketoUsage | undefined} usage
 * @returns {usage is Tollbridge.ReportedUsage}
 */
const isReported = (usage) => usage?.state === 'reported';

/** What the Marketo integration spends: of this window, and over the last hours and days. */
export default class TollbridgeMarketoUsage extends LightningElement {
    /** How the integration stands, as the overview has read it. @type {Tollbridge.MarketoSpend['state']} */
    @api integration = 'not-connected';

    /** Everybody's requests of the last 24 hours, as the overview has read them. @type {Tollbridge.ApiUsage} */
    @api orgUsage;

    labels = { DOWNLOAD, ERROR_TITLE, LOADING, PERIOD, TITLE, TRY_AGAIN };

    consumers = CONSUMERS;

    ranges = [
        { value: '24h', label: PERIOD_24H },
        { value: '7d', label: PERIOD_7D },
        { value: '30d', label: PERIOD_30D }
    ];

    range = '24h';

    /**
     * Whether this section has come into sight. Only then is it read: the first paint of the page takes one call of
     * Apex, and who does not scroll down causes no second callout.
     */
    isSeen = false;

    /** What the wire handed over last; nothing while another range is read. @type {Tollbridge.Provisioned<Tollbridge.MarketoUsage>} */
    provisioned = {};

    /** What was reported last; it goes on being shown while another range is read. @type {Tollbridge.ReportedUsage | undefined} */
    reported;

    /** True while a person waits for a fresh answer. The button is not disabled meanwhile: it would lose the focus. */
    isRefreshing = false;

    /** @type {IntersectionObserver | undefined} */
    observer;

    /** @param {Tollbridge.Provisioned<Tollbridge.MarketoUsage>} provisioned */
    @wire(read, { range: '$wanted' })
    wiredUsage(provisioned) {
        this.provisioned = provisioned;
        if (isReported(provisioned.data)) {
            this.reported = provisioned.data;
        }
    }

    renderedCallback() {
        const section = this.refs?.section;
        if (section && !this.observer) {
            this.observer = new IntersectionObserver((entries) => this.handleSight(entries));
            this.observer.observe(section);
        }
    }

    disconnectedCallback() {
        this.observer?.disconnect();
        this.observer = undefined;
    }

    /** Reads again, past the cache, if anything was read before. */
    @api
    async refresh() {
        if (!this.wanted || this.isRefreshing) {
            return;
        }
        this.isRefreshing = true;
        try {
            await refreshApex(this.provisioned);
        } finally {
            this.isRefreshing = false;
        }
    }

    /** The range to read; the wire waits while there is none. */
    get wanted() {
        return this.isSeen && !NOTICES.has(this.integration) ? this.range : undefined;
    }

    get notice() {
        return NOTICES.get(this.integration) ?? NOTICES.get(this.provisioned.data?.state ?? '');
    }

    /** Whether asking again may help: what the overview has read is read again with the overview. */
    get canTryAgain() {
        return this.provisioned.data?.state === 'down';
    }

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }

    get isReading() {
        return !this.provisioned.data;
    }

    get chartClass() {
        return this.isReading ? 'chart chart_old' : 'chart';
    }

    /** A day's bar can be held against the daily limit, an hour's cannot. */
    get limit() {
        return this.reported?.span === 'day' ? this.reported.window.allowance : undefined;
    }

    get file() {
        return this.reported ? fileOf(this.reported.points, this.reported.span) : '';
    }

    get fileName() {
        return `tollbridge-credits-${this.range}.csv`;
    }

    /** @param {IntersectionObserverEntry[]} entries */
    handleSight(entries) {
        this.isSeen = this.isSeen || entries.some(({ isIntersecting }) => isIntersecting);
    }

    /** @param {CustomEvent<{ value: string }>} event */
    handleRange({ detail }) {
        this.provisioned = {};
        this.range = detail.value;
    }
}
