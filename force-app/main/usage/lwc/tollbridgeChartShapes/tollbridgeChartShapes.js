/** Where the parts of a stacked bar chart stand. Pure; lengths are in CSS pixels, y grows downwards. */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** How much of the room of a bar it fills, and how wide it may be. */
const BAR = { share: 0.7, widest: 56 };

/** A bar of few credits beside one of millions is still seen. */
const LOWEST_BAR = 2;

/** How far the lines of a texture are apart. */
const PITCH = 6;

/** A smaller part shows its colour alone; its place in the order still says whose it is. */
const LEAST_TEXTURED = { width: 8, height: 4 };

/** @param {number} length */
const stepsAlong = (length) => Array.from({ length: Math.floor(length / PITCH + 0.5) }, (_, i) => (i + 0.5) * PITCH);

/**
 * The lines x + y = c within a box; mirrored, those of x - y = c.
 * @param {Box} box
 * @param {boolean} [mirrored]
 */
function diagonals({ x, y, width, height }, mirrored = false) {
    const acrossFrom = (/** @type {number} */ left) => (mirrored ? x + width - left : x + left);
    return stepsAlong(width + height).map((c) => {
        const [upper, lower] = [Math.min(c, width), Math.max(c - height, 0)];
        return `M${acrossFrom(upper)} ${y + c - upper}L${acrossFrom(lower)} ${y + c - lower}`;
    });
}

/** @param {Box} box */
const levels = ({ x, y, width, height }) => stepsAlong(height).map((down) => `M${x} ${y + down}h${width}`);

/** @param {Box} box */
const columns = ({ x, y, width, height }) => stepsAlong(width).map((right) => `M${x + right} ${y}v${height}`);

/** @param {Box} box */
const dots = ({ x, y, width, height }) =>
    stepsAlong(height).flatMap((down) => stepsAlong(width).map((right) => `M${x + right} ${y + down}h1.5`));

/** The texture of each look, so that colour is not all that tells consumers apart. @type {Record<string, (box: Box) => string[]>} */
const TEXTURES = {
    0: columns,
    1: (box) => [...diagonals(box), ...diagonals(box, true)],
    2: () => [],
    3: diagonals,
    4: dots,
    5: levels,
    6: (box) => diagonals(box, true)
};

/**
 * The lines that a look draws over its colour, as the path data of SVG.
 * @param {string} look
 * @param {Box} box
 */
export function textureOf(look, box) {
    const isTooSmall = box.width < LEAST_TEXTURED.width || box.height < LEAST_TEXTURED.height;
    return isTooSmall ? '' : (TEXTURES[look]?.(box) ?? []).join('');
}

/**
 * The room of one bar, its gaps included.
 * @param {number} index
 * @param {number} count of all bars
 * @param {Box} plot
 * @returns {Box}
 */
export function roomOf(index, count, plot) {
    const width = plot.width / count;
    return { ...plot, x: plot.x + index * width, width };
}

/** @param {Box} room */
const widthIn = (room) => Math.min(room.width * BAR.share, BAR.widest);

/**
 * Whether the bars are wide enough for textures.
 * @param {Box} room of a bar
 */
export function isTextured(room) {
    return widthIn(room) >= LEAST_TEXTURED.width;
}

/**
 * Which bar stands at a place.
 * @param {number} x
 * @param {number} count of all bars
 * @param {Box} plot
 */
export function barAt(x, count, plot) {
    const index = Math.floor(((x - plot.x) / plot.width) * count);
    return Math.min(Math.max(index, 0), count - 1);
}

/**
 * How high above the base line a number of credits stands.
 * @param {number} credits
 * @param {number} top of the scale
 * @param {Box} plot
 */
export function heightOf(credits, top, plot) {
    return (credits / top) * plot.height;
}

/**
 * The parts of one bar, from the base line up.
 * @param {import('c/tollbridgeUsageSeries').Row} row
 * @param {import('c/tollbridgeUsageSeries').Series[]} series
 * @param {{ room: Box, top: number }} place the room of the bar and the top of the scale
 * @returns {(Box & { series: import('c/tollbridgeUsageSeries').Series })[]}
 */
export function partsOf(row, series, { room, top }) {
    const width = widthIn(room);
    const x = room.x + (room.width - width) / 2;
    const height = row.spent > 0 ? Math.max(heightOf(row.spent, top, room), LOWEST_BAR) : 0;
    let base = room.y + room.height;
    return series
        .filter(({ id }) => row.credits[id] > 0)
        .map((one) => {
            const part = (row.credits[one.id] / row.spent) * height;
            base -= part;
            return { x, y: base, width, height: part, series: one };
        });
}
