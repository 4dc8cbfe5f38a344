import { LightningElement, api } from 'lwc';
import { call } from 'bridge/client';
import { label, labelsBelow } from 'bridge/labels';

/** Asks before a person loses access. */
export default class RemoveDialog extends LightningElement {
    labels = labelsBelow('web.remove');
    isBusy = false;
    problem;

    /** @type {{ personId: string, name: string, email: string }} */
    @api person;

    get question() {
        return label('web.remove.question', { name: this.person.name, email: this.person.email });
    }

    async handleRemove() {
        this.isBusy = true;
        this.problem = undefined;
        try {
            await call('DELETE', `/people/${this.person.personId}`);
            this.dispatchEvent(new CustomEvent('removed'));
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
