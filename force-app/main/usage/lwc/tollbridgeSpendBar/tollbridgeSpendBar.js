import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatMoment } from 'c/tollbridgeLocaleText';
import { percentOf } from 'c/tollbridgeUsageMath';
import { HEADLINES, headlineOf } from './headlines';
import { backgroundOf, causeOf, leftOf } from './sentences';
import ORG from '@salesforce/label/c.Tollbridge_Now_Org';
import ORG_AGE from '@salesforce/label/c.Tollbridge_Now_Org_Age';
import OWN from '@salesforce/label/c.Tollbridge_Now_Own';

/**
 * @param {string} id
 * @param {string} label
 * @param {{ used: number, limit: number, more?: string }} figures
 */
const barOf = (id, label, { used, limit, more = '' }) => ({
    id,
    text: fillIn(label, formatCount(used), formatCount(limit)),
    width: Math.min(100, percentOf(used, limit)),
    more
});

/** What the integration can still spend now, what limits it, and until when. The companion decides all of it. */
export default class TollbridgeSpendBar extends LightningElement {
    /** What the companion decided; without it, only this org's own figures are known. @type {Tollbridge.Spendable | null | undefined} */
    @api now;

    /** The requests of this org, as it counts them itself. @type {Tollbridge.ApiUsage} */
    @api usage = { used: 0, allowed: 0 };

    get headline() {
        return headlineOf(this.now);
    }

    get barClass() {
        return `spend spend_${this.headline}`;
    }

    get word() {
        return HEADLINES[this.headline].word;
    }

    get icon() {
        return HEADLINES[this.headline].icon;
    }

    get variant() {
        return HEADLINES[this.headline].variant;
    }

    get left() {
        return leftOf(this.now, this.usage);
    }

    get cause() {
        return causeOf(this.now);
    }

    get background() {
        return backgroundOf(this.now);
    }

    get bars() {
        if (!this.now) {
            return [barOf('org', ORG, { used: this.usage.used, limit: this.usage.allowed })];
        }
        const { ownUsed, ownLimit, orgUsed, orgLimit, orgObservedAt } = this.now;
        const own = barOf('own', OWN, { used: ownUsed, limit: ownLimit });
        if (typeof orgUsed !== 'number' || typeof orgLimit !== 'number' || !orgObservedAt) {
            return [own];
        }
        const more = fillIn(ORG_AGE, formatMoment(orgObservedAt));
        return [own, barOf('org', ORG, { used: orgUsed, limit: orgLimit, more })];
    }
}
