import { stringify } from 'csv-stringify/sync'

/** A file to download. */
export type CsvFile = { name: string; content: string }

/** Formats rows by RFC 4180. A spreadsheet does not evaluate any field as a formula. */
export const csvOf = (rows: string[][]): string =>
  stringify(rows, {
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { string: markLineFeed },
  })

/** Spreadsheets also find a formula behind a line feed, which `escape_formulas` does not mark. */
const markLineFeed = (text: string): string => (text.startsWith('\n') ? `'${text}` : text)
