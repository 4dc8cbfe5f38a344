import { LightningElement, api } from 'lwc';
import { fillIn } from 'c/tollbridgeLocaleText';
import { MARKS } from 'c/tollbridgeSetupSteps';
import ABSENT from '@salesforce/label/c.Tollbridge_Right_Absent';
import ACTIVE from '@salesforce/label/c.Tollbridge_Right_Active';
import API from '@salesforce/label/c.Tollbridge_Right_Api';
import EDIT_USER from '@salesforce/label/c.Tollbridge_Right_Edit_User';
import GRANT from '@salesforce/label/c.Tollbridge_Right_Grant';
import LEADS from '@salesforce/label/c.Tollbridge_Right_Leads';
import LICENCE from '@salesforce/label/c.Tollbridge_Right_Licence';
import LICENCE_CHANGE from '@salesforce/label/c.Tollbridge_Right_Licence_Change';
import LOG from '@salesforce/label/c.Tollbridge_Right_Log';
import MARKETING from '@salesforce/label/c.Tollbridge_Right_Marketing';
import MISSING from '@salesforce/label/c.Tollbridge_Right_Missing';
import OBJECT from '@salesforce/label/c.Tollbridge_Right_Object';
import OK from '@salesforce/label/c.Tollbridge_Right_Ok';
import SET from '@salesforce/label/c.Tollbridge_Right_Set';
import SETUP from '@salesforce/label/c.Tollbridge_Right_Setup';

/** The permission sets that bring what is missing. */
const BASE = 'Tollbridge Integration User';
const LOG_SET = 'Tollbridge Integration Log';
const SALES = 'Tollbridge Integration Sales';

/** Objects that every org has. */
const EVERYWHERE = ['Account', 'Contact'];

/** What each right is called, and what to do where it is missing. {0} is its detail, or the permission set that brings it. */
const RIGHTS = {
    active: [ACTIVE, EDIT_USER],
    licence: [LICENCE, LICENCE_CHANGE],
    set: [SET, GRANT, BASE],
    api: [API, GRANT, BASE],
    setup: [SETUP, GRANT, BASE],
    log: [LOG, GRANT, LOG_SET],
    leads: [LEADS, GRANT, SALES],
    marketing: [MARKETING, EDIT_USER],
    object: [OBJECT, GRANT, SALES]
};

/** The word and the icon of each state. */
const STATES = {
    ok: { ...MARKS.done, word: OK },
    missing: { word: MISSING, icon: 'utility:error', variant: 'error' },
    unknown: MARKS.unknown,
    absent: { word: ABSENT, icon: 'utility:ban', variant: '' }
};

/**
 * @param {string | undefined} set
 * @param {string} detail
 */
const broughtBy = (set, detail) => (EVERYWHERE.includes(detail) ? BASE : (set ?? detail));

/** @param {Tollbridge.UserRight} right */
function shown({ id, state, detail }) {
    const [title, remedy, set] = RIGHTS[id];
    const mark = STATES[state];
    const toDo = state === 'missing' ? `${mark.word}. ${fillIn(remedy, broughtBy(set, detail ?? ''))}` : mark.word;
    const said = state === 'ok' ? { spoken: mark.word } : { written: toDo };
    return { ...mark, ...said, key: `${id} ${detail}`, title: fillIn(title, detail ?? '') };
}

/** What each user that the integration signs in as, or could, may do, right by right. */
export default class TollbridgeSetupUsers extends LightningElement {
    /** @type {Tollbridge.IntegrationUser[]} */
    @api users = [];

    get listed() {
        return this.users.map(({ userId, name, rights }) => ({
            userId,
            name,
            path: `setup/ManageUsers/page?address=${encodeURIComponent(`/${userId}?noredirect=1&isUserEntityOverride=1`)}`,
            rights: rights.map(shown)
        }));
    }
}
