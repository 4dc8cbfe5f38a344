import { barAt, heightOf, isTextured, partsOf, roomOf, textureOf } from 'c/tollbridgeChartShapes';

const PLOT = { x: 40, y: 10, width: 240, height: 200 };

const SERIES = [
    { id: 'a', name: 'A', look: '0', total: 30 },
    { id: 'b', name: 'B', look: '1', total: 10 }
];

const partsIn = (row) => partsOf(row, SERIES, { room: roomOf(0, 24, PLOT), top: 100 });

describe('the bars of a chart', () => {
    it('share the room of the plot', () => {
        expect(roomOf(0, 24, PLOT)).toEqual({ x: 40, y: 10, width: 10, height: 200 });
        expect(roomOf(23, 24, PLOT)).toMatchObject({ x: 270, width: 10 });
    });

    it.each([
        [-5, 0],
        [40, 0],
        [51, 1],
        [279, 23],
        [900, 23]
    ])('are found by pointing: at %d stands bar %d', (x, index) => {
        expect(barAt(x, 24, PLOT)).toBe(index);
    });

    it('are as high as their credits', () => {
        expect(heightOf(50, 100, PLOT)).toBe(100);
    });

    it('are stacked from the base line up, without those who spent nothing', () => {
        const [low, high, ...rest] = partsIn({ spent: 40, credits: { a: 30, b: 10 } });

        expect([low.height, high.height, rest]).toEqual([60, 20, []]);
        expect([low.y, high.y]).toEqual([150, 130]);
        expect(partsIn({ spent: 10, credits: { a: 0, b: 10 } })).toHaveLength(1);
        expect(partsIn({ spent: 0, credits: { a: 0, b: 0 } })).toEqual([]);
    });

    it('are seen even where they are one credit in ten million', () => {
        const row = { spent: 1, credits: { a: 1, b: 0 } };
        const [part] = partsOf(row, SERIES, { room: roomOf(0, 24, PLOT), top: 10_000_000 });

        expect(part.height).toBe(2);
        expect(part.y).toBe(208);
    });

    it('stay slim where there are few', () => {
        const [part] = partsOf({ spent: 1, credits: { a: 1, b: 0 } }, SERIES, { room: PLOT, top: 1 });

        expect(part.width).toBe(56);
        expect(part.x).toBe(40 + (240 - 56) / 2);
    });
});

describe('the textures of a chart', () => {
    const box = { x: 10, y: 20, width: 30, height: 50 };

    const looks = ['0', '1', '2', '3', '4', '5', '6'];

    it('differ for every look', () => {
        expect(new Set(looks.map((look) => textureOf(look, box))).size).toBe(looks.length);
    });

    it('never leave their box', () => {
        for (const path of looks.map((look) => textureOf(look, box))) {
            for (const [, x, y] of path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)) {
                expect(Number(x)).toBeGreaterThanOrEqual(10);
                expect(Number(x)).toBeLessThanOrEqual(40);
                expect(Number(y)).toBeGreaterThanOrEqual(20);
                expect(Number(y)).toBeLessThanOrEqual(70);
            }
        }
    });

    it('need room', () => {
        expect(isTextured({ ...box, width: 12 })).toBe(true);
        expect(isTextured({ ...box, width: 11 })).toBe(false);
        expect(textureOf('3', { ...box, height: 3 })).toBe('');
    });

    it('are plain for those without a look of their own', () => {
        expect(textureOf('other', box)).toBe('');
    });
});
