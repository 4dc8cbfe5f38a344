import { LightningElement, api } from 'lwc';
import { call } from 'bridge/client';
import { label, labelsBelow } from 'bridge/labels';

/** Asks before an org may report no more. */
export default class UnpairDialog extends LightningElement {
    labels = labelsBelow('web.unpair');
    isBusy = false;
    problem;

    /** A paired org as the companion tells it. */
    @api org;

    get title() {
        return label('web.unpair.title', { org: this.org.organizationName });
    }

    async handleUnpair() {
        this.isBusy = true;
        this.problem = undefined;
        try {
            await call('DELETE', `/paired-orgs/${this.org.organizationId}`);
            this.dispatchEvent(new CustomEvent('unpaired'));
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
