import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatPercent, piecesOf } from 'c/tollbridgeLocaleText';
import { leftOf, percentOf, severityOf, shownPercent } from 'c/tollbridgeUsageMath';
import BUSY from '@salesforce/label/c.Tollbridge_Severity_Busy';
import CALM from '@salesforce/label/c.Tollbridge_Severity_Calm';
import CRITICAL from '@salesforce/label/c.Tollbridge_Severity_Critical';
import LEFT from '@salesforce/label/c.Tollbridge_Meter_Left';
import OVER from '@salesforce/label/c.Tollbridge_Severity_Over';
import OVER_BY from '@salesforce/label/c.Tollbridge_Meter_Over_By';
import SPENT from '@salesforce/label/c.Tollbridge_Severity_Spent';
import USED_OF from '@salesforce/label/c.Tollbridge_Meter_Used_Of';

/** The word and the icon of each severity. */
const SEVERITIES = {
    calm: { word: CALM, icon: 'utility:success', variant: 'success' },
    busy: { word: BUSY, icon: 'utility:warning', variant: 'warning' },
    critical: { word: CRITICAL, icon: 'utility:warning', variant: 'warning' },
    spent: { word: SPENT, icon: 'utility:error', variant: 'error' },
    over: { word: OVER, icon: 'utility:error', variant: 'error' }
};

/** How much of an allowance is used, as a bar, a number and a word. */
export default class TollbridgeUsageMeter extends LightningElement {
    /** What is measured; names the meter to assistive technology. @type {string} */
    @api label = '';

    /** Requests used in the window. @type {number} */
    @api used = 0;

    /** Requests allowed in the window. @type {number} */
    @api limit = 0;

    /** What is left, where more than the used is set aside. @type {number | null | undefined} */
    @api left;

    get percent() {
        return percentOf(this.used, this.limit);
    }

    get barLength() {
        return Math.min(this.percent, 100);
    }

    get severity() {
        return severityOf(this.percent);
    }

    get meterClass() {
        return `meter meter_${this.severity}`;
    }

    get word() {
        return SEVERITIES[this.severity].word;
    }

    get icon() {
        return SEVERITIES[this.severity].icon;
    }

    get iconVariant() {
        return SEVERITIES[this.severity].variant;
    }

    get shownPercent() {
        return formatPercent(shownPercent(this.percent));
    }

    get counts() {
        return [formatCount(this.used), formatCount(this.limit)];
    }

    /** The sentence "used of limit", cut so that the used count can be drawn large. */
    get figures() {
        return piecesOf(USED_OF, ...this.counts).map(({ key, text, placeholder }) => ({
            key,
            text,
            className: placeholder === '{0}' ? 'used' : 'words'
        }));
    }

    get remainder() {
        return this.severity === 'over'
            ? fillIn(OVER_BY, formatCount(this.used - this.limit))
            : fillIn(LEFT, formatCount(this.left ?? leftOf(this.used, this.limit)));
    }

    get spoken() {
        return [fillIn(USED_OF, ...this.counts), this.shownPercent, this.word].join(', ');
    }
}
