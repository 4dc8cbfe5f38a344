import { csvUrl } from 'c/tollbridgeCsvFile';

const START = 'data:text/csv;charset=utf-8,';

const textOf = (url) => decodeURIComponent(url.slice(START.length));

describe('a CSV file', () => {
    it('is an address of its own, marked as Unicode', () => {
        const url = csvUrl([['Tag', 'Krediter'], ['måndag', 5]]); // prettier-ignore

        expect(url.startsWith(START)).toBe(true);
        expect(textOf(url)).toBe('\ufeffTag,Krediter\r\nmåndag,5\r\n');
    });

    it('quotes what would end a field or a line', () => {
        expect(textOf(csvUrl([['a,b', 'say "hi"', 'two\nlines']]))).toBe('\ufeff"a,b","say ""hi""","two\nlines"\r\n');
    });

    it.each([['=1+1'], ['+1'], ['-1'], ['@SUM(A1)'], ['\t=1']])('keeps %j from being a formula', (text) => {
        expect(textOf(csvUrl([[text]]))).toBe(`\ufeff'${text}\r\n`);
    });
});
