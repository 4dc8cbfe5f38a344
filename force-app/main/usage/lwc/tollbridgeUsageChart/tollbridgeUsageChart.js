import { LightningElement, api } from 'lwc';
import { OTHER, rowsOf, seriesOf, totalsOf } from 'c/tollbridgeUsageSeries';
import CHART from '@salesforce/label/c.Tollbridge_Chart_Chart';
import EMPTY from '@salesforce/label/c.Tollbridge_Chart_Empty';
import OTHER_NAME from '@salesforce/label/c.Tollbridge_Chart_Other';
import SHOW_AS from '@salesforce/label/c.Tollbridge_Chart_Show_As';
import TABLE from '@salesforce/label/c.Tollbridge_Chart_Table';

/** Credits over a period, by who spent them: as a chart or as a table. */
export default class TollbridgeUsageChart extends LightningElement {
    /** The hours or days of the period, the oldest first. @type {Tollbridge.UsagePoint[]} */
    @api points = [];

    /** What a point stands for. @type {'hour' | 'day'} */
    @api span = 'hour';

    /** Who may have spent, the lowest part of a bar first. @type {Tollbridge.UsageConsumer[]} */
    @api consumers = [];

    /** The limit to draw as a line over the bars; none where a bar has no limit of its own. @type {number | undefined} */
    @api limit;

    labels = { EMPTY, SHOW_AS };

    choices = [
        { value: 'chart', label: CHART },
        { value: 'table', label: TABLE }
    ];

    view = 'chart';

    get rows() {
        return rowsOf(this.points, this.consumers);
    }

    get series() {
        return seriesOf(this.rows, [...this.consumers, { id: OTHER, name: OTHER_NAME }]);
    }

    get isFilled() {
        const { spent, refused } = totalsOf(this.rows);
        return spent + refused > 0;
    }

    get isTable() {
        return this.view === 'table';
    }

    /** @param {CustomEvent<{ value: string }>} event */
    handleChoose({ detail }) {
        this.view = detail.value;
    }
}
