import { isLimitInReach, labelStep, scaleOf, widthOf } from 'c/tollbridgeChartScale';

describe('the scale of a chart', () => {
    it.each([
        [0, [0, 1]],
        [1, [0, 1]],
        [3, [0, 1, 2, 3]],
        [7, [0, 2, 4, 6, 8]],
        [100, [0, 20, 40, 60, 80, 100]],
        [101, [0, 50, 100, 150]],
        [1234, [0, 500, 1000, 1500]],
        [10_000_000, [0, 2_000_000, 4_000_000, 6_000_000, 8_000_000, 10_000_000]]
    ])('of %d goes in round, whole steps: %j', (highest, ticks) => {
        expect(scaleOf(highest)).toEqual({ top: ticks.at(-1), ticks });
    });

    it('has one to six ticks and holds the highest bar, whatever its height', () => {
        for (let highest = 0; highest <= 10_000_000; highest = Math.ceil(highest * 1.07) + 1) {
            const { top, ticks } = scaleOf(highest);
            expect(top).toBeGreaterThanOrEqual(highest);
            expect(ticks.length).toBeLessThanOrEqual(6);
            expect(ticks.every(Number.isInteger)).toBe(true);
        }
    });

    it('holds a limit in reach, and leaves out one that would flatten the bars', () => {
        expect(scaleOf(100, 350).top).toBe(400);
        expect(scaleOf(100, 100_000).top).toBe(100);
        expect(scaleOf(100, 60).top).toBe(100);
    });
});

describe('a limit', () => {
    it.each([
        [100, 400, true],
        [100, 401, false],
        [100, 50, true],
        [0, 100, false],
        [100, 0, false],
        [100, undefined, false]
    ])('over bars of %d at %p is in reach: %p', (highest, limit, inReach) => {
        expect(isLimitInReach(highest, limit)).toBe(inReach);
    });
});

describe('the labels beneath the bars', () => {
    const hours = Array.from({ length: 24 }, () => '12:00 PM');

    it('stand beneath every bar that has room', () => {
        expect(labelStep(['Mon', 'Tue'], 600)).toBe(1);
    });

    it('stand beneath fewer bars the less room there is', () => {
        expect(labelStep(hours, 1200)).toBe(2);
        expect(labelStep(hours, 280)).toBe(6);
    });

    it('take the room that their characters need', () => {
        expect(widthOf('11月')).toBeGreaterThan(widthOf('Nov') + 5);
    });
});
