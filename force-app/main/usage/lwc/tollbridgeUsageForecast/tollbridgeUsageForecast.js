import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatMoment } from 'c/tollbridgeLocaleText';
import EXPECTED from '@salesforce/label/c.Tollbridge_Forecast_Expected';
import MAY_BE_REACHED from '@salesforce/label/c.Tollbridge_Forecast_May_Be_Reached';
import NOTHING from '@salesforce/label/c.Tollbridge_Forecast_Nothing';
import NOT_REACHED from '@salesforce/label/c.Tollbridge_Forecast_Not_Reached';
import REACHED from '@salesforce/label/c.Tollbridge_Forecast_Reached';
import SPENT from '@salesforce/label/c.Tollbridge_Forecast_Spent';
import SURE_HIGH from '@salesforce/label/c.Tollbridge_Forecast_Sure_High';
import SURE_LOW from '@salesforce/label/c.Tollbridge_Forecast_Sure_Low';
import SURE_MEDIUM from '@salesforce/label/c.Tollbridge_Forecast_Sure_Medium';
import TITLE from '@salesforce/label/c.Tollbridge_Forecast_Title';

/** How sure a forecast is, in words. @type {Record<string, string>} */
const SURENESS = { low: SURE_LOW, medium: SURE_MEDIUM, high: SURE_HIGH };

/** What the running window will take, whether the limit suffices, and how sure that is. */
export default class TollbridgeUsageForecast extends LightningElement {
    /** @type {Tollbridge.CreditForecast} */
    @api forecast;

    /** @type {Tollbridge.CreditWindow} */
    @api window;

    labels = { TITLE };

    get isSpent() {
        return this.window.left === 0;
    }

    get isWarning() {
        return this.isSpent || Boolean(this.forecast.reachedAt);
    }

    get icon() {
        return this.isWarning ? 'utility:warning' : 'utility:trending';
    }

    get iconVariant() {
        return this.isWarning ? 'warning' : '';
    }

    get expected() {
        const { expected, low, high } = this.forecast;
        return low === high ? NOTHING : fillIn(EXPECTED, ...[expected, low, high].map(formatCount));
    }

    get outcome() {
        const { reachedAt, high } = this.forecast;
        if (reachedAt) {
            return fillIn(REACHED, formatMoment(reachedAt));
        }
        return high >= this.window.allowance ? MAY_BE_REACHED : NOT_REACHED;
    }

    get sureness() {
        const { certainty, daysOfHistory } = this.forecast;
        return fillIn(SURENESS[certainty] ?? SURE_LOW, formatCount(daysOfHistory));
    }

    /** What is to be said, the most important first; with nothing left there is nothing to forecast. */
    get sentences() {
        return this.isSpent
            ? [fillIn(SPENT, formatMoment(this.window.endsAt))]
            : [this.outcome, this.expected, this.sureness];
    }
}
