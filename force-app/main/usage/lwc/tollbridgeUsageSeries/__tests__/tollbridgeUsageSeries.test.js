import { highestOf, OTHER, rowsOf, seriesOf, totalsOf } from 'c/tollbridgeUsageSeries';

const CONSUMERS = [
    { id: 'export', name: 'Export' },
    { id: 'import', name: 'Import' },
    { id: OTHER, name: 'Other' }
];

const point = (spent, byConsumer, refused) => ({ at: `2026-03-01T0${spent % 10}:00:00Z`, spent, refused, byConsumer });

describe('the rows of a usage chart', () => {
    it('hold what each consumer spent, zeros included', () => {
        expect(rowsOf([point(5, { export: 5 }, 2)], CONSUMERS.slice(0, 2))).toEqual([
            { at: '2026-03-01T05:00:00Z', spent: 5, refused: 2, credits: { export: 5, import: 0, other: 0 } }
        ]);
    });

    it('give to others what nobody known spent', () => {
        const [row] = rowsOf([point(9, { export: 5, later: 4 })], CONSUMERS.slice(0, 2));

        expect(row.credits[OTHER]).toBe(4);
    });

    it('take an hour without details for one of others', () => {
        const [row] = rowsOf([point(9)], CONSUMERS.slice(0, 2));

        expect(row).toMatchObject({ refused: 0, credits: { [OTHER]: 9 } });
    });

    it('add up, and know their highest', () => {
        const rows = rowsOf([point(3, {}, 1), point(8, {}), point(8, {}, 4)], []);

        expect(totalsOf(rows)).toEqual({ spent: 19, refused: 5 });
        expect(highestOf(rows)).toBe(rows[1]);
    });
});

describe('the series of a usage chart', () => {
    it('are the consumers that spent something, with their totals', () => {
        const rows = rowsOf([point(5, { import: 5 }), point(7, { import: 4 })], CONSUMERS.slice(0, 2));

        expect(seriesOf(rows, CONSUMERS)).toEqual([
            { id: 'import', name: 'Import', look: '1', total: 9 },
            { id: OTHER, name: 'Other', look: OTHER, total: 3 }
        ]);
    });

    it('keep their look whoever else spends, and repeat after seven', () => {
        const consumers = Array.from({ length: 9 }, (_, index) => ({ id: `c${index}`, name: `C${index}` }));
        const rows = rowsOf([point(2, { c3: 1, c8: 1 })], consumers);

        expect(seriesOf(rows, consumers).map(({ look }) => look)).toEqual(['3', '1']);
    });
});
