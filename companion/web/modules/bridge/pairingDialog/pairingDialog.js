import { LightningElement } from 'lwc';
import { call } from 'bridge/client';
import { label, labelsBelow } from 'bridge/labels';
import { whileSeen } from 'bridge/whileSeen';

const EVERY = 3_000;
const MINUTE = 60_000;

/** The minutes left at which a listener is told. */
const SAID_AT = [5, 1];

/** Shows a code until an org has used it, or until it is too late. */
export default class PairingDialog extends LightningElement {
    labels = labelsBelow('web.pairing');

    /** @type {'making'|'refused'|'waiting'|'paired'|'expired'} */
    step = 'making';

    /** A code as the companion tells it. */
    pairing;

    /** When the code ends, by the clock of this machine, which need not be that of the companion. */
    endsAt = 0;
    left = 0;
    said = '';
    problem;
    org;

    get title() {
        return this.labels[`title_${this.step}`];
    }

    get isMaking() {
        return this.step === 'making';
    }

    get isWaiting() {
        return this.step === 'waiting';
    }

    get isPaired() {
        return this.step === 'paired';
    }

    get isExpired() {
        return this.step === 'expired';
    }

    /** Whether another code helps. */
    get isRepeatable() {
        return this.isExpired || this.step === 'refused';
    }

    get leftText() {
        return label('web.pairing.left', { minutes: this.left });
    }

    get pairedText() {
        return label('web.pairing.paired', { org: this.org.organizationName });
    }

    get closeText() {
        return this.isPaired ? this.labels.done : this.labels.close;
    }

    connectedCallback() {
        this.make();
    }

    disconnectedCallback() {
        this.stop?.();
    }

    async make() {
        this.step = 'making';
        try {
            this.pairing = await call('POST', '/pairing-codes');
            if (this.isConnected) this.wait();
        } catch (problem) {
            this.problem = problem;
            this.step = 'refused';
        }
    }

    wait() {
        this.endsAt = Date.now() + this.pairing.lifetimeSeconds * 1_000;
        this.count();
        this.step = 'waiting';
        this.stop = whileSeen(() => this.look(), EVERY);
    }

    count() {
        const left = Math.max(0, Math.ceil((this.endsAt - Date.now()) / MINUTE));
        if (left !== this.left) this.said = SAID_AT.includes(left) ? label('web.pairing.left', { minutes: left }) : '';
        this.left = left;
    }

    /** Whether an org has used the code, which it may have done in the last second. What cannot be read is read again. */
    async look() {
        const { orgs } = await call('GET', '/paired-orgs').catch(() => ({ orgs: [] }));
        if (!this.isWaiting) return;
        this.org = orgs.find(({ pairingId }) => pairingId === this.pairing.pairingId);
        this.count();
        if (this.org) this.end('paired');
        else if (this.left === 0) this.end('expired');
    }

    end(step) {
        this.stop();
        this.step = step;
        if (step === 'paired') this.dispatchEvent(new CustomEvent('paired'));
    }

    handleAgain() {
        this.problem = undefined;
        this.make();
    }

    dismiss() {
        this.refs.dialog.dismiss();
    }

    handleClosed() {
        this.dispatchEvent(new CustomEvent('close'));
    }
}
