import { LightningElement, api } from 'lwc';
import DONE from '@salesforce/label/c.Tollbridge_Setup_Done';
import LINK from '@salesforce/label/c.Tollbridge_Setup_Link';
import OPEN from '@salesforce/label/c.Tollbridge_Setup_Open';

/** A step of the set-up: what it is, whether it is done, and the page of Setup where it is done. */
export default class SetupStep extends LightningElement {
    /** @type {string} */
    @api heading = '';

    /** @type {boolean} */
    @api isDone = false;

    /** The page of Setup. @type {string | undefined} */
    @api link;

    labels = { LINK };

    get word() {
        return this.isDone ? DONE : OPEN;
    }

    get icon() {
        return this.isDone ? 'utility:success' : 'utility:routing_offline';
    }

    get variant() {
        return this.isDone ? 'success' : '';
    }
}
