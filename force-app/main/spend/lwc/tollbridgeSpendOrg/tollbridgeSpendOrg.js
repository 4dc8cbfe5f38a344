import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatHour } from 'c/tollbridgeLocaleText';
import APP from '@salesforce/label/c.Tollbridge_Spend_App';
import APPLICATION from '@salesforce/label/c.Tollbridge_Spend_Application';
import CONNECTED_APPS from '@salesforce/label/c.Tollbridge_Spend_Connected_Apps';
import CONNECTED_APPS_NOTE from '@salesforce/label/c.Tollbridge_Spend_Connected_Apps_Note';
import CUT from '@salesforce/label/c.Tollbridge_Spend_Cut';
import LAST_SIGN_IN from '@salesforce/label/c.Tollbridge_Spend_Last_Sign_In';
import LAST_USED from '@salesforce/label/c.Tollbridge_Spend_Last_Used';
import LINK_APPS from '@salesforce/label/c.Tollbridge_Spend_Link_Apps';
import LINK_SIGN_INS from '@salesforce/label/c.Tollbridge_Spend_Link_Sign_Ins';
import LOGIN_TYPE from '@salesforce/label/c.Tollbridge_Spend_Login_Type';
import NO_NAME from '@salesforce/label/c.Tollbridge_Spend_No_Name';
import NOT_AVAILABLE from '@salesforce/label/c.Tollbridge_Spend_Not_Available';
import SIGN_INS from '@salesforce/label/c.Tollbridge_Spend_Sign_Ins';
import SIGN_INS_COUNT from '@salesforce/label/c.Tollbridge_Spend_Sign_Ins_Count';
import SIGN_INS_NOTE from '@salesforce/label/c.Tollbridge_Spend_Sign_Ins_Note';
import USERS from '@salesforce/label/c.Tollbridge_Spend_Users';
import USES from '@salesforce/label/c.Tollbridge_Spend_Uses';

/** @param {string} name of a page of Setup */
const setupPage = (name) => ({ type: 'standard__webPage', attributes: { url: `/lightning/setup/${name}/home` } });

const COLUMNS = {
    apps: [
        { label: APP, fieldName: 'name', initialWidth: 200 },
        { label: USERS, fieldName: 'users', type: 'number' },
        { label: USES, fieldName: 'uses', type: 'number' },
        { label: LAST_USED, fieldName: 'last' }
    ],
    signIns: [
        { label: APPLICATION, fieldName: 'name', initialWidth: 200 },
        { label: LOGIN_TYPE, fieldName: 'loginType' },
        { label: USERS, fieldName: 'users', type: 'number' },
        { label: SIGN_INS_COUNT, fieldName: 'signIns', type: 'number' },
        { label: LAST_SIGN_IN, fieldName: 'last' }
    ]
};

/** @param {string | null | undefined} at */
const momentOf = (at) => ({ last: at ? formatHour(at) : '', sortBy: { last: at ?? '' } });

/**
 * What the figures are, and that they are not all, if so.
 * @param {string} note
 * @param {number | null | undefined} readOnly
 */
const noteOf = (note, readOnly) => (readOnly ? `${note} ${fillIn(CUT, formatCount(readOnly))}` : note);

/** What the org itself knows of its callers, without the companion. */
export default class TollbridgeSpendOrg extends LightningElement {
    /** @type {Tollbridge.ConnectedApps} */
    @api connectedApps;

    /** @type {Tollbridge.SignIns} */
    @api signIns;

    columns = COLUMNS;

    labels = { CONNECTED_APPS, LINK_APPS, LINK_SIGN_INS, NOT_AVAILABLE, SIGN_INS };

    pages = { apps: setupPage('ConnectedAppsUsage'), signIns: setupPage('OrgLoginHistory') };

    get appsNote() {
        return noteOf(CONNECTED_APPS_NOTE, this.connectedApps.readOnly);
    }

    get signInsNote() {
        return noteOf(SIGN_INS_NOTE, this.signIns.readOnly);
    }

    get apps() {
        return this.connectedApps.apps.map(({ name, users, uses, lastUsedAt }) => ({
            key: name,
            name: name || NO_NAME,
            users,
            uses,
            ...momentOf(lastUsedAt)
        }));
    }

    get applications() {
        return this.signIns.applications.map(({ name, loginType, users, signIns, lastAt }) => ({
            key: `${name}/${loginType}`,
            name: name || NO_NAME,
            loginType,
            users,
            signIns,
            ...momentOf(lastAt)
        }));
    }
}
