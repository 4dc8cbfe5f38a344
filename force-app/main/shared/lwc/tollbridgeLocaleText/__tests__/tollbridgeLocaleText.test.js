import { fillIn, formatCount, formatMoment, formatPercent, formatTime, piecesOf } from 'c/tollbridgeLocaleText';

jest.mock('@salesforce/i18n/locale', () => ({ default: 'sv-SE' }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Stockholm' }), { virtual: true });

/** Swedish groups digits by a no-break space, which reads badly in a test. */
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers in the locale of the reader', () => {
    it('groups a count', () => {
        expect(plain(formatCount(115000))).toBe('115 000');
    });

    it('writes a percentage with at most one decimal', () => {
        expect(plain(formatPercent(15.8))).toBe('15,8 %');
        expect(plain(formatPercent(100))).toBe('100 %');
    });
});

describe('moments in the time zone of the reader', () => {
    it('writes weekday, time and zone', () => {
        expect(plain(formatMoment('2026-03-29T22:30:00Z'))).toBe('måndag 00:30 CEST');
    });

    it('writes the time of day', () => {
        expect(formatTime(new Date('2026-01-10T11:05:00Z'))).toBe('12:05');
    });
});

describe('a label with placeholders', () => {
    it('is filled in, in any order', () => {
        expect(fillIn('{1} av {0}', 'ett', 'två')).toBe('två av ett');
    });

    it('keeps a placeholder that has no value', () => {
        expect(fillIn('{0} av {1}', 'ett')).toBe('ett av {1}');
    });

    it('is cut at its placeholders', () => {
        expect(piecesOf('{0} of {1} used', '5', '9')).toEqual([
            { key: 1, text: '5', placeholder: '{0}' },
            { key: 2, text: ' of ', placeholder: '' },
            { key: 3, text: '9', placeholder: '{1}' },
            { key: 4, text: ' used', placeholder: '' }
        ]);
    });
});
