import { LightningElement, api } from 'lwc';
import { fillIn } from 'c/tollbridgeLocaleText';
import { MARKS } from 'c/tollbridgeSetupSteps';
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

/** What each right is called, and what to do where it is missing. {0} is its detail. */
const RIGHTS = {
    active: [ACTIVE, EDIT_USER],
    licence: [LICENCE, LICENCE_CHANGE],
    set: [SET, GRANT],
    api: [API, GRANT],
    setup: [SETUP, GRANT],
    log: [LOG, GRANT],
    leads: [LEADS, GRANT],
    marketing: [MARKETING, EDIT_USER],
    object: [OBJECT, GRANT]
};

/** The word and the icon of each state. */
const STATES = {
    ok: { ...MARKS.done, word: OK },
    missing: { word: MISSING, icon: 'utility:error', variant: 'error' },
    unknown: MARKS.unknown
};

/** @param {Tollbridge.UserRight} right */
function shown({ id, state, detail }) {
    const [title, remedy] = RIGHTS[id].map((text) => fillIn(text, detail ?? ''));
    const mark = STATES[state];
    const toDo = state === 'missing' ? `${mark.word}. ${remedy}` : mark.word;
    const said = state === 'ok' ? { spoken: mark.word } : { written: toDo };
    return { ...mark, ...said, key: `${id} ${detail}`, title };
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
