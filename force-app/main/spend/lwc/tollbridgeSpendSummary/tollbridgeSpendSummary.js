import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatHour, formatList, formatPercent, formatUtcDay } from 'c/tollbridgeLocaleText';
import AGE from '@salesforce/label/c.Tollbridge_Spend_Age';
import MISSING from '@salesforce/label/c.Tollbridge_Spend_Missing';
import NEVER_READ from '@salesforce/label/c.Tollbridge_Spend_Never_Read';
import NEW_APP from '@salesforce/label/c.Tollbridge_Spend_New_App';
import NIGHT from '@salesforce/label/c.Tollbridge_Spend_Night';
import NO_NAME from '@salesforce/label/c.Tollbridge_Spend_No_Name';
import NONE from '@salesforce/label/c.Tollbridge_Spend_None';
import NORMAL from '@salesforce/label/c.Tollbridge_Spend_Normal';
import OURS from '@salesforce/label/c.Tollbridge_Spend_Ours';
import PARTIAL from '@salesforce/label/c.Tollbridge_Spend_Partial';
import REFUSED from '@salesforce/label/c.Tollbridge_Spend_Refused';
import TEN_TIMES from '@salesforce/label/c.Tollbridge_Spend_Ten_Times';
import TOO_FEW from '@salesforce/label/c.Tollbridge_Spend_Too_Few';
import TOP from '@salesforce/label/c.Tollbridge_Spend_Top';
import USED from '@salesforce/label/c.Tollbridge_Bell_Body';
import WEEKEND from '@salesforce/label/c.Tollbridge_Spend_Weekend';

/** What each kind of event is called: the app, its requests, the day, and what it compares with. */
const KINDS = new Map([
    ['new-app', NEW_APP],
    ['ten-times', TEN_TIMES],
    ['night', NIGHT],
    ['weekend', WEEKEND]
]);

/** Why less is known than there is. */
const LOGS = new Map([
    ['never-read', { text: NEVER_READ, icon: 'utility:clock', variant: '' }],
    ['refused', { text: REFUSED, icon: 'utility:warning', variant: 'warning' }],
    ['partial', { text: PARTIAL, icon: 'utility:info', variant: '' }]
]);

/** Who spends most, since when, and whether that is unusual, in a few sentences. */
export default class TollbridgeSpendSummary extends LightningElement {
    /** @type {Tollbridge.SpendReport} */
    @api report;

    /** The org's own figure. @type {Tollbridge.ApiUsage | null | undefined} */
    @api usage;

    labels = { NORMAL, TOO_FEW };

    get used() {
        const { usage } = this;
        return usage ? fillIn(USED, formatCount(usage.used), formatCount(usage.allowed)) : '';
    }

    /** Nothing where no day was read. */
    get top() {
        const { apps, days, week } = this.report;
        if (days.length === 0) {
            return '';
        }
        if (apps.length === 0) {
            return NONE;
        }
        const [{ name, isOurs, week: requests }] = apps;
        const shown = isOurs ? fillIn(OURS, name) : name || NO_NAME;
        return fillIn(TOP, shown, formatCount(requests), formatCount(week), formatPercent((100 * requests) / week));
    }

    /** Why less is known than there is; nothing where all is. */
    get problem() {
        return LOGS.get(this.report.log);
    }

    get isCompared() {
        return this.report.days.length > 0;
    }

    get isTooFew() {
        return !this.report.unusual;
    }

    get events() {
        return (this.report.unusual ?? []).map(({ kind, app, day, requests, usual }) => ({
            key: `${kind} ${app} ${day}`,
            text: fillIn(
                KINDS.get(kind) ?? '',
                app || NO_NAME,
                formatCount(requests),
                formatUtcDay(day),
                formatCount(usual)
            )
        }));
    }

    get hasEvents() {
        return this.events.length > 0;
    }

    get age() {
        const { days, readAt } = this.report;
        return readAt && days.length > 0
            ? fillIn(AGE, formatUtcDay(days[days.length - 1].day), formatHour(readAt))
            : '';
    }

    get missing() {
        const { days, missing } = this.report;
        return days.length > 0 && missing.length > 0 ? fillIn(MISSING, formatList(missing.map(formatUtcDay))) : '';
    }
}
