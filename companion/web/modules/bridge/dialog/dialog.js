import { LightningElement, api } from 'lwc';
import { labelsBelow } from 'bridge/labels';

/** A modal dialogue: title, content, buttons. Says `close` when it has closed, by whatever way. */
export default class Dialog extends LightningElement {
    labels = labelsBelow('web.dialog');
    shownTitle;

    /** @type {string} */
    @api title = '';

    /** Closes the dialogue; the focus goes back to where it was before. */
    @api
    dismiss() {
        this.refs.dialog.close();
    }

    renderedCallback() {
        if (!this.refs.dialog.open) this.refs.dialog.showModal();
        if (this.shownTitle !== this.title) this.refs.title.focus();
        this.shownTitle = this.title;
    }

    handleClosed() {
        this.dispatchEvent(new CustomEvent('close'));
    }
}
