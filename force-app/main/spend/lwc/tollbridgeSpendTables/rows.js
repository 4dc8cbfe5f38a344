import { fillIn, formatList, formatUtcDay } from 'c/tollbridgeLocaleText';
import ACTIVE from '@salesforce/label/c.Tollbridge_Spend_Active';
import APP from '@salesforce/label/c.Tollbridge_Spend_App';
import APPS from '@salesforce/label/c.Tollbridge_Spend_Apps';
import FROZEN from '@salesforce/label/c.Tollbridge_Spend_Frozen';
import INACTIVE from '@salesforce/label/c.Tollbridge_Spend_Inactive';
import LAST_USED from '@salesforce/label/c.Tollbridge_Spend_Last_Used';
import NEWEST from '@salesforce/label/c.Tollbridge_Spend_Newest';
import NO_NAME from '@salesforce/label/c.Tollbridge_Spend_No_Name';
import OURS from '@salesforce/label/c.Tollbridge_Spend_Ours';
import RETIRED from '@salesforce/label/c.Tollbridge_Spend_Retired';
import RETIREMENT from '@salesforce/label/c.Tollbridge_Spend_Retirement';
import RETIRES from '@salesforce/label/c.Tollbridge_Spend_Retires';
import SHARE from '@salesforce/label/c.Tollbridge_Spend_Share';
import STATUS from '@salesforce/label/c.Tollbridge_Spend_Status';
import UNKNOWN from '@salesforce/label/c.Tollbridge_Spend_Unknown';
import USER from '@salesforce/label/c.Tollbridge_Spend_User';
import USERS from '@salesforce/label/c.Tollbridge_Spend_Users';
import USERNAME from '@salesforce/label/c.Tollbridge_Spend_Username';
import VERSION from '@salesforce/label/c.Tollbridge_Spend_Version';
import WEEK from '@salesforce/label/c.Tollbridge_Spend_Week';

const FIGURES = [
    { label: NEWEST, fieldName: 'newest', type: 'number' },
    { label: WEEK, fieldName: 'week', type: 'number' }
];
const SHARE_COLUMN = {
    label: SHARE,
    fieldName: 'share',
    type: 'percent',
    typeAttributes: { maximumFractionDigits: 1 }
};

export const columnsOfApps = [
    { label: APP, fieldName: 'name', initialWidth: 200 },
    ...FIGURES,
    SHARE_COLUMN,
    { label: USERS, fieldName: 'users', type: 'number' },
    { label: LAST_USED, fieldName: 'lastUsed' }
];

export const columnsOfUsers = [
    { label: USERNAME, fieldName: 'username', initialWidth: 200 },
    {
        label: USER,
        fieldName: 'address',
        type: 'url',
        initialWidth: 160,
        typeAttributes: { label: { fieldName: 'name' }, target: '_self' }
    },
    { label: STATUS, fieldName: 'status' },
    ...FIGURES,
    SHARE_COLUMN,
    { label: APPS, fieldName: 'apps', initialWidth: 160 }
];

export const columnsOfVersions = [
    { label: VERSION, fieldName: 'name' },
    ...FIGURES,
    { label: RETIREMENT, fieldName: 'retirement', initialWidth: 200 },
    { label: APPS, fieldName: 'apps', initialWidth: 200 }
];

/** @type {Record<string, string>} */
const STATES = { active: ACTIVE, inactive: INACTIVE, frozen: FROZEN };

/**
 * @param {string[]} names of apps, of which one may be empty
 */
const listOf = (names) => formatList(names.map((name) => name || NO_NAME));

/**
 * @param {Tollbridge.SpendReport.App} app
 * @param {number} total
 */
export const rowOfApp = ({ name, isOurs, newest, week, users, lastDay }, total) => ({
    key: name,
    name: isOurs ? fillIn(OURS, name) : name || NO_NAME,
    newest,
    week,
    users,
    share: week / total,
    lastUsed: formatUtcDay(lastDay),
    sortBy: { lastUsed: lastDay }
});

/**
 * @param {Tollbridge.SpendUser} user
 * @param {number} total
 */
export const rowOfUser = ({ name, username, status, newest, week, apps }, total) => ({
    name: name ?? NO_NAME,
    username: username || NO_NAME,
    status: STATES[status] ?? UNKNOWN,
    newest,
    week,
    share: week / total,
    apps: listOf(apps),
    sortBy: { address: name ?? '' }
});

/** @param {string} from year and month */
const wordsFor = (from) => (from <= new Date().toISOString().slice(0, 7) ? RETIRED : RETIRES);

/** @param {Tollbridge.SpendReport.Version} version */
export const rowOfVersion = ({ apiVersion, newest, week, apps, retiredWith, retiredFrom }) => ({
    key: apiVersion,
    name: apiVersion || UNKNOWN,
    newest,
    week,
    retirement: retiredWith && retiredFrom ? fillIn(wordsFor(retiredFrom), retiredWith, retiredFrom) : '',
    apps: listOf(apps),
    sortBy: { name: Number(apiVersion), retirement: retiredFrom ?? '' }
});
