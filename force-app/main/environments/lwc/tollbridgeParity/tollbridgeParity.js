import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatHour, formatList } from 'c/tollbridgeLocaleText';
import BLOCKING from '@salesforce/label/c.Tollbridge_Parity_Blocking';
import COMPONENT from '@salesforce/label/c.Tollbridge_Parity_Component';
import COUNTS from '@salesforce/label/c.Tollbridge_Parity_Counts';
import DIFFERENCE from '@salesforce/label/c.Tollbridge_Parity_Difference';
import DIFFERENCES from '@salesforce/label/c.Tollbridge_Parity_Differences';
import MORE from '@salesforce/label/c.Tollbridge_Parity_More';
import NO_DIFFERENCE from '@salesforce/label/c.Tollbridge_Parity_No_Difference';
import NONE from '@salesforce/label/c.Tollbridge_Parity_None';
import NOTABLE from '@salesforce/label/c.Tollbridge_Parity_Notable';
import NOT_LISTED from '@salesforce/label/c.Tollbridge_Parity_Not_Listed';
import OPEN_REPORT from '@salesforce/label/c.Tollbridge_Parity_Open_Report';
import PARITY from '@salesforce/label/c.Tollbridge_Parity_Title';
import PRODUCTION from '@salesforce/label/c.Tollbridge_Environment_Production';
import SANDBOX from '@salesforce/label/c.Tollbridge_Environment_Sandbox';
import SEVERITY from '@salesforce/label/c.Tollbridge_Parity_Severity';

const COLUMNS = [
    { label: COMPONENT, fieldName: 'component', initialWidth: 200 },
    { label: DIFFERENCE, fieldName: 'title', initialWidth: 200 },
    { label: SANDBOX, fieldName: 'sandbox' },
    { label: PRODUCTION, fieldName: 'production' },
    { label: SEVERITY, fieldName: 'severity' }
];

/** @param {Tollbridge.ParityDetails.Difference} difference */
const rowOf = ({ objectName, name, kind, title, isBlocking, sandbox, production }) => ({
    key: `${kind} ${objectName} ${name}`,
    component: kind.startsWith('object-') ? objectName : `${objectName}.${name}`,
    title,
    sandbox,
    production,
    severity: isBlocking ? BLOCKING : NOTABLE
});

/** How sandbox and production compare: in numbers, what differs, and what could not be compared. */
export default class TollbridgeParity extends LightningElement {
    /** None: nothing was compared yet. @type {Tollbridge.ParityReport | null | undefined} */
    @api report;

    /** None: the companion lists no differences. @type {Tollbridge.ParityDetails | null | undefined} */
    @api details;

    columns = COLUMNS;

    labels = { DIFFERENCES, NO_DIFFERENCE, NONE, NOT_LISTED, OPEN_REPORT, PARITY };

    get counts() {
        const { blocking = 0, notable = 0, identical = 0 } = this.report ?? {};
        return fillIn(COUNTS, ...[blocking, notable, identical].map(formatCount));
    }

    get compared() {
        const { sandbox = '', production = '', madeAt = '' } = this.report ?? {};
        return formatList([sandbox, production, formatHour(madeAt)]);
    }

    get rows() {
        return (this.details?.differences ?? []).map(rowOf);
    }

    get hasRows() {
        return this.rows.length > 0;
    }

    get isEqual() {
        return Boolean(this.details) && !this.hasRows;
    }

    get more() {
        const { more = 0 } = this.details ?? {};
        return more > 0 ? fillIn(MORE, formatCount(more)) : '';
    }

    /** The report in the companion, of which this is a part. */
    get reportPage() {
        const { url } = this.details ?? {};
        return url ? { type: 'standard__webPage', attributes: { url } } : undefined;
    }
}
