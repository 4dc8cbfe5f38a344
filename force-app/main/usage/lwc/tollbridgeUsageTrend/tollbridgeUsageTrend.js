import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import trend from '@salesforce/apex/TollbridgeUsageController.trend';
import { fillIn, formatCount, formatHour, formatPercent } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import CHART from '@salesforce/label/c.Tollbridge_Chart_Chart';
import EMPTY from '@salesforce/label/c.Tollbridge_Trend_Empty';
import HOUR from '@salesforce/label/c.Tollbridge_Chart_Hour';
import LOADING from '@salesforce/label/c.Tollbridge_Page_Loading';
import NEXT from '@salesforce/label/c.Tollbridge_Setup_Next';
import SHOW_AS from '@salesforce/label/c.Tollbridge_Chart_Show_As';
import SUMMARY from '@salesforce/label/c.Tollbridge_Trend_Summary';
import TABLE from '@salesforce/label/c.Tollbridge_Chart_Table';
import TITLE from '@salesforce/label/c.Tollbridge_Trend_Title';
import USED from '@salesforce/label/c.Tollbridge_Usage_Title';

/** @type {Tollbridge.UsageTrend.Point[]} */
const NONE = [];

/** Nearer to the upper edge than this, in percent of the height, there is no room for a name. */
const ROOM_ABOVE = 9;

/**
 * A level as it is drawn: a line, and its name above it, or below where there is no room.
 * @param {number} level percent of the allowance
 * @param {number} y percent of the height, from above
 */
const levelAt = (level, y) => ({
    key: level,
    y,
    name: formatPercent(level),
    height: `${y}%`,
    offset: y < ROOM_ABOVE ? '1.1em' : '-0.3em'
});

/** How much of the org's API requests was used over the last days, from the org's own snapshots. */
export default class TollbridgeUsageTrend extends LightningElement {
    labels = { EMPTY, HOUR, LOADING, SHOW_AS, TITLE, USED };

    choices = [
        { value: 'chart', label: CHART },
        { value: 'table', label: TABLE }
    ];

    view = 'chart';

    /** @type {Tollbridge.Provisioned<Tollbridge.UsageTrend>} */
    @wire(trend)
    provisioned = {};

    /** Reads again, past the cache. */
    @api
    refresh() {
        return refreshApex(this.provisioned);
    }

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }

    get isLoading() {
        return !this.provisioned.data;
    }

    get points() {
        return this.provisioned.data?.points ?? NONE;
    }

    get isFilled() {
        return this.points.length > 0;
    }

    get isTable() {
        return this.view === 'table';
    }

    /** The newest first, as a table is read from its top. */
    get rows() {
        return this.points.toReversed().map(({ at, used }) => ({ at, when: formatHour(at), used: formatCount(used) }));
    }

    /** The allowance that the picture is as high as, or what was used where that is more. */
    get height() {
        return Math.max(1, ...this.points.flatMap(({ used, allowed }) => [used, allowed]));
    }

    get line() {
        const times = this.points.map(({ at }) => Date.parse(at));
        const [first = 0] = times;
        const width = Math.max(1, Number(times.at(-1)) - first);
        return this.points
            .map(({ used }, index) => `${((times[index] - first) / width) * 100},${100 - (used / this.height) * 100}`)
            .join(' ');
    }

    get levels() {
        const { allowed = 0 } = this.points.at(-1) ?? {};
        const levels = this.provisioned.data?.levels ?? [];
        return levels.map((level) => levelAt(level, 100 - (allowed * level) / this.height));
    }

    get summary() {
        const used = this.points.map((point) => point.used);
        const figures = [Math.max(...used), Math.min(...used), used.at(-1) ?? 0, this.points.at(-1)?.allowed ?? 0];
        return fillIn(SUMMARY, ...figures.map(formatCount));
    }

    get next() {
        const { nextRunAt } = this.provisioned.data ?? {};
        return nextRunAt ? fillIn(NEXT, formatHour(nextRunAt)) : '';
    }

    /** @param {CustomEvent<string>} event */
    handleChoose({ detail }) {
        this.view = detail;
    }
}
