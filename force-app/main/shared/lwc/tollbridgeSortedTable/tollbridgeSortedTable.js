import { LightningElement, api } from 'lwc';
import { fillIn, formatCount } from 'c/tollbridgeLocaleText';
import NOTHING from '@salesforce/label/c.Tollbridge_Table_Nothing';
import SHOWN from '@salesforce/label/c.Tollbridge_Table_Shown';

/** As many rows are drawn at most. */
const MAX_ROWS = 50;

/** @typedef {Record<string, any> & { key: string, sortBy?: Record<string, string | number> }} Row */

/**
 * By which value a row is sorted in a column.
 * @param {Row} row
 * @param {string} field
 */
const valueOf = (row, field) => row.sortBy?.[field] ?? row[field] ?? '';

/** @param {string} field */
const byField = (field) => (/** @type {Row} */ one, /** @type {Row} */ other) => {
    const [a, b] = [valueOf(one, field), valueOf(other, field)];
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
};

/** A table of the platform under a heading, which the reader can sort by any of its columns. */
export default class TollbridgeSortedTable extends LightningElement {
    /** @type {string} */
    @api heading = '';

    /** What the figures are. @type {string} */
    @api note = '';

    /** In the order that is shown first, each with a key; `sortBy` has a value where the shown one does not sort. @type {Row[]} */
    @api rows = [];

    /** As lightning-datatable takes them. @type {Record<string, unknown>[]} */
    @api columns = [];

    labels = { NOTHING };

    /** None: the order in which the rows came. @type {string | undefined} */
    sortedBy;

    /** @type {'asc' | 'desc'} */
    sortDirection = 'desc';

    get hasRows() {
        return this.rows.length > 0;
    }

    get sortable() {
        return this.columns.map((column) => ({ sortable: true, wrapText: true, hideDefaultActions: true, ...column }));
    }

    get shown() {
        const kept = this.rows.slice(0, MAX_ROWS);
        if (!this.sortedBy) {
            return kept;
        }
        const sorted = kept.toSorted(byField(this.sortedBy));
        return this.sortDirection === 'asc' ? sorted : sorted.toReversed();
    }

    get cut() {
        const count = this.rows.length;
        return count > MAX_ROWS ? fillIn(SHOWN, formatCount(MAX_ROWS), formatCount(count)) : '';
    }

    /** @param {CustomEvent<{ fieldName: string, sortDirection: 'asc' | 'desc' }>} event */
    handleSort({ detail: { fieldName, sortDirection } }) {
        this.sortedBy = fieldName;
        this.sortDirection = sortDirection;
    }
}
