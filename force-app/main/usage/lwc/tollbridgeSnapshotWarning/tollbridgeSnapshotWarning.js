import { LightningElement, api } from 'lwc';
import LATE from '@salesforce/label/c.Tollbridge_Trend_Late';
import ORPHANED from '@salesforce/label/c.Tollbridge_Trend_Orphaned';

/** Why no snapshot can be relied on: without them no alert is sent. */
export default class TollbridgeSnapshotWarning extends LightningElement {
    /** @type {Tollbridge.UsageTrend | undefined} */
    @api trend;

    get warning() {
        const { isOrphaned, isLate } = this.trend ?? {};
        return isOrphaned ? ORPHANED : isLate ? LATE : '';
    }
}
