import { createElement } from 'lwc';
import UsageBars from 'c/tollbridgeUsageBars';
import { rowsOf, seriesOf } from 'c/tollbridgeUsageSeries';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Stockholm' }), { virtual: true });

const CONSUMERS = [
    { id: 'export', name: 'Export' },
    { id: 'import', name: 'Import', color: '#123456' }
];

/** Hours from Sunday 22:00 in Stockholm on. */
const hours = (...points) =>
    points.map((given, index) => ({
        at: new Date(Date.UTC(2026, 2, 1, 21 + index)).toISOString(),
        spent: 0,
        refused: 0,
        byConsumer: {},
        ...given
    }));

const POINTS = hours(
    {},
    { spent: 1500, byConsumer: { export: 1200, import: 300 } },
    { spent: 40, refused: 7, byConsumer: { export: 40 } }
);

const settled = () => Promise.resolve();

function draw({ points = POINTS, ...properties } = {}) {
    const element = createElement('c-tollbridge-usage-bars', { is: UsageBars });
    const rows = rowsOf(points, CONSUMERS);
    Object.assign(element, { rows, series: seriesOf(rows, CONSUMERS), span: 'hour', ...properties });
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];

const textOf = (element, id) => find(element, `[data-id="${id}"]`)?.textContent;

const reader = (element) => find(element, '[data-id="reader"]');

async function press(element, ...keys) {
    for (const key of keys) {
        reader(element).dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    }
    await settled();
    return reader(element).getAttribute('aria-valuetext');
}

async function point(element, type, clientX) {
    reader(element).dispatchEvent(new MouseEvent(type, { clientX }));
    await settled();
}

const timesOf = (element) =>
    all(element, 'text[text-anchor="middle"]').map(({ textContent }) => textContent.replace(/\s/g, ' ').trim());

describe('the bars of c-tollbridge-usage-bars', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('are an image with a sentence: period, total and highest bar', async () => {
        const element = draw();

        expect(find(element, 'svg.chart').getAttribute('role')).toBe('img');
        expect(find(element, 'svg.chart').getAttribute('aria-label').replace(/\s/g, ' ')).toBe(
            'Sun, Mar 1, 10:00 PM to Mon, Mar 2, 12:00 AM. Credits in all: 1,540. Highest bar: Sun, Mar 1, 11:00 PM, 1,500.'
        );
        await expect(element).toBeAccessible();
    });

    it('are stacked upwards from the base line, with a look of their own or the colour they were given', () => {
        const [low, high] = all(draw(), '.bar .series').map((part) => ({
            bottom: Number(part.getAttribute('y')) + Number(part.getAttribute('height')),
            y: Number(part.getAttribute('y')),
            look: part.getAttribute('class'),
            fill: part.getAttribute('fill')
        }));

        expect(high.bottom).toBeCloseTo(low.y);
        expect([low.look, low.fill]).toEqual(['series series_0', null]);
        expect([high.look, high.fill]).toEqual(['series', '#123456']);
    });

    it('bear textures and a legend, so that colour is not all that tells them apart', () => {
        const element = draw();

        expect(all(element, '.bar .texture').every((texture) => texture.getAttribute('d') !== '')).toBe(true);
        expect(textOf(element, 'legend')).toBe('Export1,240Import300Refused requests7');
    });

    it('show their colours alone where they are too narrow for textures', async () => {
        const element = draw({
            points: hours(...Array.from({ length: 24 }, () => ({ spent: 9, byConsumer: { export: 9 } })))
        });
        const textures = () =>
            all(element, '.texture')
                .map((texture) => texture.getAttribute('d'))
                .join('');

        expect(textures()).not.toBe('');
        ResizeObserver.last.tell(288);
        await settled();
        expect(textures()).toBe('');
    });

    it('stand on an axis of few, round numbers', () => {
        const ticks = all(draw(), 'text[text-anchor="end"]').map(({ textContent }) => textContent.trim());

        expect(ticks).toEqual(['0', '500', '1K', '1.5K']);
    });

    it('mark the hours in which requests were refused', () => {
        expect(all(draw(), '.chart .refusal')).toHaveLength(1);
    });

    it('name the days that their hours lie in, as far as there is room', async () => {
        const element = draw({ points: hours(...Array.from({ length: 24 }, () => ({ spent: 1 }))) });
        const days = () => all(element, 'text:not([text-anchor])').map(({ textContent }) => textContent.trim());

        expect(days()).toEqual(['Mar 1', 'Mar 2']);
        ResizeObserver.last.tell(288);
        await settled();
        expect(days()).toEqual(['Mar 2']);
    });

    it('are drawn anew for the room that the page gives', async () => {
        const element = draw({ points: hours(...Array.from({ length: 24 }, () => ({ spent: 9 }))) });
        const before = timesOf(element).length;

        ResizeObserver.last.tell(288);
        await settled();

        expect(find(element, 'svg.chart').getAttribute('width')).toBe('288');
        expect(timesOf(element).length).toBeLessThan(before);
        expect(timesOf(element).at(-1)).toBe('9:00 PM');
    });

    it('keep their width while the page hides them', async () => {
        const element = draw();

        ResizeObserver.last.tell(0);
        await settled();

        expect(find(element, 'svg.chart').getAttribute('width')).toBe('640');
    });

    it('stand for days where they are told to', () => {
        const points = [...Array(7).keys()].map((day) => ({
            at: new Date(Date.UTC(2026, 2, 1 + day, 23)).toISOString(),
            spent: 10_000_000,
            byConsumer: { export: 10_000_000 }
        }));
        const element = draw({ points, span: 'day' });

        expect(timesOf(element)).toEqual(['Mar 2', 'Mar 3', 'Mar 4', 'Mar 5', 'Mar 6', 'Mar 7', 'Mar 8']);
        expect(reader(element).getAttribute('aria-valuetext')).toContain('Sun, Mar 8');
    });
});

describe('the limit of c-tollbridge-usage-bars', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('is a dashed line where it is in reach', () => {
        const element = draw({ limit: 2000 });

        expect(find(element, '.chart .limit')).not.toBeNull();
        expect(textOf(element, 'limit')).toBe('Daily limit: 2,000');
    });

    it('is only named where it would flatten the bars', () => {
        const element = draw({ limit: 100_000 });

        expect(find(element, '.chart .limit')).toBeNull();
        expect(textOf(element, 'limit')).toBe('Daily limit: 100,000, far above these bars');
    });

    it('is not mentioned where there is none', () => {
        expect(textOf(draw(), 'limit')).toBeUndefined();
    });
});

describe('reading the bars of c-tollbridge-usage-bars', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('starts with the whole period', () => {
        expect(textOf(draw(), 'reading')).toMatch(/^Sun, Mar 1, 10:00\sPM to Mon, Mar 2, 12:00\sAMCredits: 1,540$/);
    });

    it('goes to the newest bar by focus, and speaks all of it', async () => {
        const element = draw();

        reader(element).dispatchEvent(new FocusEvent('focus'));
        await settled();

        expect(reader(element).getAttribute('aria-valuenow')).toBe('3');
        expect(reader(element).getAttribute('aria-valuetext').replace(/\s/g, ' ')).toBe(
            'Mon, Mar 2, 12:00 AM, Credits: 40, Export 40, Refused requests 7'
        );
        expect(find(element, '[data-id="highlight"]')).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it('goes from bar to bar by arrow keys, and no further than the ends', async () => {
        const element = draw();

        expect(await press(element, 'ArrowLeft')).toContain('Credits: 1,500, Export 1,200, Import 300');
        expect(await press(element, 'Home')).toContain('Credits: 0');
        expect(await press(element, 'ArrowDown')).toContain('Credits: 0');
        expect(await press(element, 'ArrowUp')).toContain('Credits: 1,500');
        expect(await press(element, 'End')).toContain('Credits: 40');
        expect(await press(element, 'ArrowRight')).toContain('Credits: 40');
        expect(textOf(element, 'reading')).toContain('Credits: 40');
        expect(textOf(element, 'legend')).toBe('Export40Import0Refused requests7');
    });

    it('leaves other keys to the page', async () => {
        const element = draw();
        const tab = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true });

        reader(element).dispatchEvent(tab);
        await settled();

        expect(tab.defaultPrevented).toBe(false);
        expect(find(element, '[data-id="highlight"]')).toBeNull();
    });

    it('follows the pointer, and ends with it', async () => {
        const element = draw();

        await point(element, 'pointermove', 5000);
        expect(textOf(element, 'reading')).toContain('Credits: 40');
        await point(element, 'pointerdown', 0);
        expect(textOf(element, 'reading')).toContain('Credits: 0');
        await point(element, 'pointerleave', 0);
        expect(textOf(element, 'reading')).toContain('Credits: 1,540');
    });
});
