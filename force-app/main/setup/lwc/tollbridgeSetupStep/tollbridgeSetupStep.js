import { LightningElement, api } from 'lwc';
import CHECK from '@salesforce/label/c.Tollbridge_Setup_Check';
import DO_NEXT from '@salesforce/label/c.Tollbridge_Setup_Do_Next';
import LINK from '@salesforce/label/c.Tollbridge_Setup_Link';
import { MARKS } from 'c/tollbridgeSetupSteps';

/**
 * A step of the set-up: what to do, how it was found, and what came of the last try. The next step is open; a person opens
 * and closes the others. Fires `check`.
 */
export default class TollbridgeSetupStep extends LightningElement {
    labels = { CHECK, DO_NEXT, LINK };

    /** @type {import('c/tollbridgeSetupSteps').Step} */
    current = { id: '', title: '', text: '', state: 'open', isNext: false };

    isOpen = false;

    /** @type {import('c/tollbridgeSetupSteps').Step} */
    @api
    get step() {
        return this.current;
    }

    set step(step) {
        this.isOpen = this.isOpen || (step.isNext && !this.current.isNext);
        this.current = step;
    }

    /** Puts the focus on the name of the step. */
    @api
    focus() {
        /** @type {HTMLElement | undefined} */ (this.refs?.toggle)?.focus();
    }

    get mark() {
        return MARKS[this.step.state];
    }

    get expanded() {
        return String(this.isOpen);
    }

    get arrow() {
        return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
    }

    get bodyClass() {
        return this.isOpen ? 'body' : 'slds-hide';
    }

    handleToggle() {
        this.isOpen = !this.isOpen;
    }

    handleCheck() {
        this.dispatchEvent(new CustomEvent('check'));
    }
}
