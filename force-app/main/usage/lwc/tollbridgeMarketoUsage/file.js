import TIME_ZONE from '@salesforce/i18n/timeZone';
import { CONSUMERS } from 'c/tollbridgeCreditConsumers';
import { csvUrl } from 'c/tollbridgeCsvFile';
import { fillIn, zoneName } from 'c/tollbridgeLocaleText';
import { OTHER, rowsOf } from 'c/tollbridgeUsageSeries';
import BY_DAY from '@salesforce/label/c.Tollbridge_Chart_By_Day';
import BY_HOUR from '@salesforce/label/c.Tollbridge_Chart_By_Hour';
import OTHER_NAME from '@salesforce/label/c.Tollbridge_Chart_Other';
import REFUSED from '@salesforce/label/c.Tollbridge_Chart_Refused';
import TOTAL from '@salesforce/label/c.Tollbridge_Chart_Total';

/** Swedish writes moments as ISO 8601 does, which every spreadsheet reads; here in the reader's time zone. */
const SPREADSHEET_LOCALE = 'sv-SE';

const day = new Intl.DateTimeFormat(SPREADSHEET_LOCALE, { dateStyle: 'short', timeZone: TIME_ZONE });
const hour = new Intl.DateTimeFormat(SPREADSHEET_LOCALE, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: TIME_ZONE
});

/** The name and the moments of each span's first column. */
const SPANS = { hour: { caption: BY_HOUR, format: hour }, day: { caption: BY_DAY, format: day } };

const COLUMNS = [...CONSUMERS, { id: OTHER, name: OTHER_NAME }];

/**
 * The points as a CSV file, as an address for a link. The second column tells apart the hours that the end of summer
 * time repeats.
 * @param {Tollbridge.UsagePoint[]} points
 * @param {'hour' | 'day'} span
 */
export function fileOf(points, span) {
    const { caption, format } = SPANS[span];
    const header = [fillIn(caption, zoneName), 'UTC', TOTAL, ...COLUMNS.map(({ name }) => name), REFUSED];
    const lines = rowsOf(points, CONSUMERS).map(({ at, spent, refused, credits }) => [
        format.format(new Date(at)),
        at,
        spent,
        ...COLUMNS.map(({ id }) => credits[id]),
        refused
    ]);
    return csvUrl([header, ...lines]);
}
