/** Tells spreadsheets that the file is Unicode. */
const MARK = '\ufeff';

const LINE_END = '\r\n';

/**
 * A table as a CSV file (RFC 4180), as an address for a link that downloads it.
 * @param {(string | number)[][]} rows the names of the columns first
 */
export function csvUrl(rows) {
    const lines = rows.map((row) => row.map(fieldOf).join(',') + LINE_END);
    return `data:text/csv;charset=utf-8,${encodeURIComponent(MARK + lines.join(''))}`;
}

/**
 * A field that no spreadsheet takes for a formula.
 * @param {string | number} value
 */
function fieldOf(value) {
    const text = String(value);
    const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
