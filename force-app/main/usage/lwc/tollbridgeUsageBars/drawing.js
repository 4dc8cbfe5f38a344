import { barAt, heightOf, isTextured, partsOf, roomOf, textureOf } from 'c/tollbridgeChartShapes';
import { isLimitInReach, labelStep, scaleOf, widthOf } from 'c/tollbridgeChartScale';
import { formatDate, formatRoundCount, formatTime } from 'c/tollbridgeLocaleText';
import { highestOf } from 'c/tollbridgeUsageSeries';

/** @typedef {import('c/tollbridgeUsageSeries').Row} Row */
/** @typedef {import('c/tollbridgeUsageSeries').Series} Series */
/** @typedef {{ rows: Row[], series: Series[], span: string, limit?: number, width: number }} Picture */

/** What surrounds the bars: room for marks above them, one row of labels below, a second one for the days of hours. */
const MARGIN = { top: 18, right: 8, label: 20, day: 18, tick: 8 };

const PLOT_HEIGHT = 200;

/** How long the line is that leaves room for a label beside the beginning of a day. */
const MARK = 5;

/** A triangle that stands above a bar and points at it. @type {(x: number, y: number) => string} */
const pointerAt = (x, y) => `M${x - 4} ${y - 10}h8l-4 6z`;

/** The look of a part: its own colour, or that of its place among the consumers. @param {Series} series */
export const lookOf = ({ look, color }) => ({ className: color ? 'series' : `series series_${look}`, fill: color });

/**
 * Everything that a stacked bar chart draws, in CSS pixels.
 * @param {Picture} picture at least one row
 */
export function drawingOf({ rows, series, span, limit, width }) {
    const scale = scaleOf(highestOf(rows).spent, limit);
    const labels = scale.ticks.map(formatRoundCount);
    const left = Math.max(...labels.map(widthOf)) + MARGIN.tick;
    const plot = { x: left, y: MARGIN.top, width: width - left - MARGIN.right, height: PLOT_HEIGHT };
    const yOf = (/** @type {number} */ credits) => plot.y + plot.height - heightOf(credits, scale.top, plot);
    const rooms = rows.map((_, index) => roomOf(index, rows.length, plot));
    return {
        height: plot.y + plot.height + MARGIN.label + (span === 'hour' ? MARGIN.day : 0),
        rooms,
        ticks: scale.ticks.map((tick, index) => ({ key: tick, y: yOf(tick), text: labels[index] })),
        line: { start: plot.x, end: plot.x + plot.width },
        tickEnd: left - MARGIN.tick / 2,
        limitY: isLimitInReach(highestOf(rows).spent, limit) ? yOf(limit ?? 0) : undefined,
        bars: rows.map((row, index) => barOf(row, series, { room: rooms[index], top: scale.top })),
        refusals: rows
            .map(({ at, spent, refused }, index) => ({
                key: at,
                refused,
                path: pointerAt(rooms[index].x + rooms[index].width / 2, yOf(spent))
            }))
            .filter(({ refused }) => refused > 0),
        times: timesOf(rows, rooms, span),
        days: span === 'hour' ? daysOf(rows, rooms) : [],
        isTextured: isTextured(rooms[0]),
        indexAt: (/** @type {number} */ x) => barAt(x, rows.length, plot)
    };
}

/**
 * @param {Row} row
 * @param {Series[]} series
 * @param {{ room: import('c/tollbridgeChartShapes').Box, top: number }} place
 */
function barOf(row, series, place) {
    const parts = partsOf(row, series, place).map(({ series: one, ...box }) => ({
        ...box,
        ...lookOf(one),
        key: one.id,
        texture: textureOf(one.look, box)
    }));
    return { key: row.at, parts };
}

/** Where the last bar's room ends. @param {import('c/tollbridgeChartShapes').Box[]} rooms */
const endOf = (rooms) => rooms[0].x + rooms[0].width * rooms.length;

/**
 * The labels that have room beneath their bars; the newest bar always has one.
 * @param {Row[]} rows
 * @param {import('c/tollbridgeChartShapes').Box[]} rooms
 * @param {string} span
 */
function timesOf(rows, rooms, span) {
    const texts = rows.map(({ at }) => (span === 'hour' ? formatTime(new Date(at)) : formatDate(at)));
    const step = labelStep(texts, rooms[0].width * rooms.length);
    const end = endOf(rooms) + MARGIN.right;
    return rooms
        .map(({ x, y, width, height }, index) => ({
            key: rows[index].at,
            text: texts[index],
            x: Math.min(x + width / 2, end - widthOf(texts[index]) / 2),
            y: y + height + MARGIN.label - 5
        }))
        .filter((_, index) => (rooms.length - 1 - index) % step === 0);
}

/**
 * The days that hours lie in, each from its first hour on.
 * @param {Row[]} rows
 * @param {import('c/tollbridgeChartShapes').Box[]} rooms
 */
function daysOf(rows, rooms) {
    const dates = rows.map(({ at }) => formatDate(at));
    const days = rooms.map(({ x, y, height }, index) => ({
        key: rows[index].at,
        text: dates[index],
        mark: `M${x} ${y + height}v${MARK}M${x} ${y + height + MARGIN.label}v${MARGIN.day - MARK}`,
        x: Math.min(x + 3, endOf(rooms) - widthOf(dates[index])),
        y: y + height + MARGIN.label + MARGIN.day - 5
    }));
    const starts = days.filter((_, index) => index === 0 || dates[index] !== dates[index - 1]);
    return starts.filter(
        ({ x, text }, index) => index === starts.length - 1 || x + widthOf(text) < starts[index + 1].x
    );
}
