import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatDay, formatHour, zoneName } from 'c/tollbridgeLocaleText';
import { totalsOf } from 'c/tollbridgeUsageSeries';
import BY_DAY from '@salesforce/label/c.Tollbridge_Chart_By_Day';
import BY_HOUR from '@salesforce/label/c.Tollbridge_Chart_By_Hour';
import DAY from '@salesforce/label/c.Tollbridge_Chart_Day';
import HOUR from '@salesforce/label/c.Tollbridge_Chart_Hour';
import REFUSED from '@salesforce/label/c.Tollbridge_Chart_Refused';
import TOTAL from '@salesforce/label/c.Tollbridge_Chart_Total';

/** The words and the moments of each span. */
const SPANS = {
    hour: { caption: BY_HOUR, column: HOUR, format: formatHour },
    day: { caption: BY_DAY, column: DAY, format: formatDay }
};

/** The same as the bars, as a table. */
export default class TollbridgeUsageTable extends LightningElement {
    /** @type {import('c/tollbridgeUsageSeries').Row[]} */
    @api rows = [];

    /** @type {import('c/tollbridgeUsageSeries').Series[]} */
    @api series = [];

    /** What a row stands for. @type {'hour' | 'day'} */
    @api span = 'hour';

    labels = { TOTAL };

    get caption() {
        return fillIn(SPANS[this.span].caption, zoneName);
    }

    get column() {
        return SPANS[this.span].column;
    }

    get totals() {
        return totalsOf(this.rows);
    }

    /** The columns of numbers after the total. */
    get columns() {
        const consumers = this.series.map(({ id, name }) => ({ key: id, name }));
        return this.totals.refused > 0 ? [...consumers, { key: 'refused', name: REFUSED }] : consumers;
    }

    get lines() {
        return this.rows.map((row) => ({
            key: row.at,
            when: SPANS[this.span].format(row.at),
            total: formatCount(row.spent),
            cells: this.cellsOf({ ...row.credits, refused: row.refused })
        }));
    }

    get lastLine() {
        const { spent, refused } = this.totals;
        const totals = Object.fromEntries(this.series.map(({ id, total }) => [id, total]));
        return { total: formatCount(spent), cells: this.cellsOf({ ...totals, refused }) };
    }

    /** @param {Record<string, number>} values by column */
    cellsOf(values) {
        return this.columns.map(({ key }) => ({ key, text: formatCount(values[key]) }));
    }
}
