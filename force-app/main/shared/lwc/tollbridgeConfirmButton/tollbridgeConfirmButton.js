import { LightningElement, api } from 'lwc';
import CANCEL from '@salesforce/label/c.Tollbridge_Setup_Cancel';

/** A button that says what will happen, and asks, before it fires `confirm`. */
export default class TollbridgeConfirmButton extends LightningElement {
    /** @type {string} */
    @api label = '';

    /** What will happen, and the way back. @type {string} */
    @api question = '';

    labels = { CANCEL };

    isAsking = false;

    /** Whether what was just drawn takes the focus, as what was pressed is gone. */
    isTurned = false;

    renderedCallback() {
        if (this.isTurned) {
            this.isTurned = false;
            /** @type {HTMLElement | undefined} */ (this.refs?.question ?? this.refs?.ask)?.focus();
        }
    }

    handleAsk() {
        this.turn(true);
    }

    handleCancel() {
        this.turn(false);
    }

    handleConfirm() {
        this.turn(false);
        this.dispatchEvent(new CustomEvent('confirm'));
    }

    /** @param {boolean} isAsking */
    turn(isAsking) {
        this.isAsking = isAsking;
        this.isTurned = true;
    }
}
