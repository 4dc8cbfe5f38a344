import { leftOf, percentOf, severityOf, shownPercent } from 'c/tollbridgeUsageMath';

describe('the share of an allowance', () => {
    it('is nothing where nothing is used', () => {
        expect(percentOf(0, 115000)).toBe(0);
    });

    it('may exceed the whole', () => {
        expect(percentOf(230, 200)).toBeCloseTo(115);
    });

    it('is the whole where a request was made and none is allowed', () => {
        expect(percentOf(1, 0)).toBe(100);
        expect(percentOf(0, 0)).toBe(0);
    });
});

describe('the percentage as shown', () => {
    it('is rounded down to one decimal, so that 100 appears only when nothing is left', () => {
        expect(shownPercent(99.99)).toBe(99.9);
        expect(shownPercent(100)).toBe(100);
    });
});

describe('the severity', () => {
    it.each([
        [0, 'calm'],
        [74.9, 'calm'],
        [75, 'busy'],
        [89.9, 'busy'],
        [90, 'critical'],
        [99.9, 'critical'],
        [100, 'spent'],
        [100.1, 'over']
    ])('at %d percent is %s', (percent, severity) => {
        expect(severityOf(percent)).toBe(severity);
    });
});

describe('what is left', () => {
    it('is the difference', () => {
        expect(leftOf(18250, 115000)).toBe(96750);
    });

    it('is never below zero', () => {
        expect(leftOf(210, 200)).toBe(0);
    });
});
