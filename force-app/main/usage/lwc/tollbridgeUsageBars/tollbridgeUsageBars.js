import { LightningElement, api } from 'lwc';
import { isLimitInReach } from 'c/tollbridgeChartScale';
import { textureOf } from 'c/tollbridgeChartShapes';
import { fillIn, formatCount } from 'c/tollbridgeLocaleText';
import { highestOf, totalsOf } from 'c/tollbridgeUsageSeries';
import { drawingOf, lookOf } from './drawing';
import { creditsOf, periodOf, spokenOf, summaryOf, whenOf } from './words';
import LIMIT from '@salesforce/label/c.Tollbridge_Chart_Limit';
import LIMIT_ABOVE from '@salesforce/label/c.Tollbridge_Chart_Limit_Above';
import READ_BARS from '@salesforce/label/c.Tollbridge_Chart_Read_Bars';
import REFUSED from '@salesforce/label/c.Tollbridge_Chart_Refused';

/** The width that is drawn until the real one is measured. */
const USUAL_WIDTH = 640;

const SWATCH = { x: 0, y: 0, width: 14, height: 14 };

/** @typedef {(index: number, last: number) => number} Step from a bar to another one */

/** @type {Step} */
const back = (index) => Math.max(index - 1, 0);

/** @type {Step} */
const forward = (index, last) => Math.min(index + 1, last);

/** Where each key leads to. @type {Record<string, Step>} */
const STEPS = {
    ArrowLeft: back,
    ArrowDown: back,
    ArrowRight: forward,
    ArrowUp: forward,
    Home: () => 0,
    End: (_, last) => last
};

/** A stacked bar for every hour or day, each of which can be read by pointer and by arrow keys. */
export default class TollbridgeUsageBars extends LightningElement {
    /** The bars, at least one. @type {import('c/tollbridgeUsageSeries').Row[]} */
    @api rows = [];

    /** The parts of the bars, the lowest first. @type {import('c/tollbridgeUsageSeries').Series[]} */
    @api series = [];

    /** What a bar stands for: `hour` or `day`. @type {string} */
    @api span = 'hour';

    /** The limit to draw as a line. @type {number | undefined} */
    @api limit;

    labels = { READ_BARS };

    /** The room that the page gives, in CSS pixels. */
    width = USUAL_WIDTH;

    /** The bar that is being read, by its place; none: -1. */
    current = -1;

    swatch = SWATCH;

    /** @type {ResizeObserver | undefined} */
    observer;

    renderedCallback() {
        const stage = this.refs?.stage;
        if (stage && !this.observer) {
            this.observer = new ResizeObserver(([entry]) => this.handleResize(entry.contentRect.width));
            this.observer.observe(stage);
        }
    }

    disconnectedCallback() {
        this.observer?.disconnect();
        this.observer = undefined;
    }

    get drawing() {
        return drawingOf(this);
    }

    get row() {
        return this.rows[this.current];
    }

    /** The room of the bar that is being read. */
    get highlight() {
        return this.drawing.rooms[this.current];
    }

    get when() {
        return this.row ? whenOf(this.row, this.span) : periodOf(this.rows, this.span);
    }

    get credits() {
        return creditsOf(this.row ? this.row.spent : totalsOf(this.rows).spent);
    }

    get summary() {
        return summaryOf(this.rows, this.span);
    }

    /** What each look means, and what it stands for: in the bar that is being read, else in the whole period. */
    get legend() {
        return this.series.map((one) => ({
            ...lookOf(one),
            key: one.id,
            name: one.name,
            texture: textureOf(one.look, SWATCH),
            value: formatCount(this.row ? this.row.credits[one.id] : one.total)
        }));
    }

    /** How many requests were refused a credit; empty where none was in the whole period. */
    get refused() {
        const { refused } = totalsOf(this.rows);
        return refused > 0 ? { name: REFUSED, value: formatCount(this.row ? this.row.refused : refused) } : undefined;
    }

    get limitText() {
        if (!this.limit) {
            return '';
        }
        const isDrawn = isLimitInReach(highestOf(this.rows).spent, this.limit);
        return fillIn(isDrawn ? LIMIT : LIMIT_ABOVE, formatCount(this.limit));
    }

    get count() {
        return this.rows.length;
    }

    /** The place of the bar that is being read, counted from 1, for assistive technology; at first the newest. */
    get position() {
        return (this.row ? this.current : this.count - 1) + 1;
    }

    get spoken() {
        return spokenOf(this.rows[this.position - 1], this.series, this.span);
    }

    /** @param {number} width */
    handleResize(width) {
        this.width = width > 0 ? width : this.width;
    }

    handleFocus() {
        this.current = this.position - 1;
    }

    /** @param {KeyboardEvent} event */
    handleKey(event) {
        const step = STEPS[event.key];
        if (step) {
            event.preventDefault();
            this.current = step(this.position - 1, this.count - 1);
        }
    }

    /** @param {PointerEvent & { currentTarget: Element }} event */
    handlePoint(event) {
        this.current = this.drawing.indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
    }

    /** Back to the whole period. */
    handleLeave() {
        this.current = -1;
    }
}
