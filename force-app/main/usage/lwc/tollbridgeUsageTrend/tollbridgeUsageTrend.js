import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatHour, formatPercent } from 'c/tollbridgeLocaleText';
import CHART from '@salesforce/label/c.Tollbridge_Chart_Chart';
import EMPTY from '@salesforce/label/c.Tollbridge_Trend_Empty';
import HOUR from '@salesforce/label/c.Tollbridge_Chart_Hour';
import LIMIT_ASYNC from '@salesforce/label/c.Tollbridge_Limit_Async';
import LIMIT_BULK from '@salesforce/label/c.Tollbridge_Limit_Bulk';
import LIMIT_DATA from '@salesforce/label/c.Tollbridge_Limit_Data';
import LIMIT_FILES from '@salesforce/label/c.Tollbridge_Limit_Files';
import SHOW_AS from '@salesforce/label/c.Tollbridge_Chart_Show_As';
import SUMMARY from '@salesforce/label/c.Tollbridge_Trend_Summary';
import TABLE from '@salesforce/label/c.Tollbridge_Chart_Table';
import TITLE from '@salesforce/label/c.Tollbridge_Trend_Title';
import USED from '@salesforce/label/c.Tollbridge_Usage_Title';

/** What each limit is called, by its name in OrgLimits. */
const NAMES = new Map([
    ['DailyApiRequests', USED],
    ['DailyAsyncApexExecutions', LIMIT_ASYNC],
    ['DailyBulkApiBatches', LIMIT_BULK],
    ['DataStorageMB', LIMIT_DATA],
    ['FileStorageMB', LIMIT_FILES]
]);

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

/** A limit of the org: how much of it is used, and was over the last days, from the org's own snapshots. */
export default class TollbridgeUsageTrend extends LightningElement {
    /** @type {Tollbridge.LimitUsage} */
    @api limit;

    labels = { EMPTY, HOUR, SHOW_AS, TITLE };

    choices = [
        { value: 'chart', label: CHART },
        { value: 'table', label: TABLE }
    ];

    view = 'chart';

    get name() {
        return NAMES.get(this.limit.name) ?? this.limit.name;
    }

    get points() {
        return this.limit.points;
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
        return this.limit.levels.map((level) => levelAt(level, 100 - (allowed * level) / this.height));
    }

    get summary() {
        const used = this.points.map((point) => point.used);
        const figures = [Math.max(...used), Math.min(...used), used.at(-1) ?? 0, this.points.at(-1)?.allowed ?? 0];
        return fillIn(SUMMARY, ...figures.map(formatCount));
    }

    /** @param {CustomEvent<{ value: string }>} event */
    handleChoose({ detail }) {
        this.view = detail.value;
    }
}
