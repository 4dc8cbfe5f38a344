import { LightningElement, api } from 'lwc';
import { call } from 'bridge/client';
import { label, labelsBelow } from 'bridge/labels';

/** Asks for the name of the business before a connection is deleted for good. */
export default class DeleteDialog extends LightningElement {
    labels = labelsBelow('web.delete');
    typed = '';
    isBusy = false;
    problem;

    /** A connection as the companion tells it. */
    @api connection;

    /** The name to type. @type {string} */
    @api businessName = '';

    /** The question around the name, which stands out in it. */
    get question() {
        const [before, after] = label('web.delete.question', { name: '\n', org: this.connection.orgName }).split('\n');
        return { before, after };
    }

    get prompt() {
        return label('web.delete.prompt', { name: this.businessName });
    }

    /** Only blanks around the name are forgiven. */
    get isDifferent() {
        return this.typed.trim() !== this.businessName.trim();
    }

    get isLocked() {
        return this.isDifferent || this.isBusy;
    }

    handleTyped(event) {
        this.typed = event.detail.value;
    }

    handleSubmit(event) {
        event.preventDefault();
        if (!this.isLocked) this.delete();
    }

    async delete() {
        this.isBusy = true;
        this.problem = undefined;
        const body = { businessName: this.typed };
        try {
            await call('DELETE', `/connections/${this.connection.connectionId}`, { body });
            this.dispatchEvent(new CustomEvent('deleting'));
            this.dismiss();
        } catch (problem) {
            this.problem = problem;
        }
        this.isBusy = false;
    }

    dismiss() {
        this.refs.dialog.dismiss();
    }

    handleClosed() {
        this.dispatchEvent(new CustomEvent('close'));
    }
}
