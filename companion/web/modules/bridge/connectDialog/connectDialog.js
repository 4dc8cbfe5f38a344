import { LightningElement } from 'lwc';
import { call, ownProblem } from 'bridge/client';
import { followHandshake } from 'bridge/handshakeWatch';
import { labelsBelow } from 'bridge/labels';
import { SalesforceWindow } from './salesforceWindow';

/** The steps, each with its title. */
const TITLES = { platform: 'select', environment: 'connect', waiting: 'waiting', refused: 'refused' };

/** Looks in a row that must find the window gone while nothing came back, before the page says so. */
const LOOKS_BEFORE_GONE = 2;

/** What the server wants of a choice: only what was given. */
const chosen = (choice) => Object.fromEntries(Object.entries(choice).filter(([, value]) => value));

/** Sets up a CRM connection: platform, environment, then Salesforce in a window of its own. */
export default class ConnectDialog extends LightningElement {
    labels = labelsBelow('web.connectDialog');
    step = 'platform';
    choice = { environment: '', loginHost: '', clientId: '', clientSecret: '' };
    problem;
    handshake;
    isStarting = false;
    isBlocked = false;
    isGone = false;
    looksWithoutWindow = 0;
    salesforce = new SalesforceWindow();
    unfollow = () => {};

    get title() {
        return this.labels[TITLES[this.step]];
    }

    get isPlatform() {
        return this.step === 'platform';
    }

    get isEnvironment() {
        return this.step === 'environment';
    }

    get isWaiting() {
        return this.step === 'waiting';
    }

    get isRefused() {
        return this.step === 'refused';
    }

    disconnectedCallback() {
        this.unfollow();
    }

    handlePlatform() {
        this.step = 'environment';
    }

    handleChange({ detail: { name, value } }) {
        this.choice = { ...this.choice, [name]: value };
    }

    handleAuthorize() {
        if (this.isStarting || !this.refs.choice.reportValidity()) return;
        this.salesforce.open();
        this.start();
    }

    async start() {
        this.isStarting = true;
        this.problem = undefined;
        try {
            this.handshake = await call('POST', '/handshakes', { body: chosen(this.choice) });
            this.wait();
        } catch (problem) {
            this.salesforce.close();
            this.problem = problem;
        }
        this.isStarting = false;
    }

    wait() {
        this.step = 'waiting';
        this.isBlocked = this.salesforce.isBlocked;
        this.seeWindow();
        this.salesforce.goTo(this.handshake.authorizeUrl);
        this.unfollow = followHandshake(this.handshake.handshakeId, (seen) => this.see(seen));
    }

    /** Takes in what a look at the handshake showed. */
    see({ state, problem }) {
        if (state === 'connected') this.finish();
        else if (state === 'waiting') this.lookForWindow();
        else if (state !== 'exchanging') this.refuse(problem ?? ownProblem(state));
    }

    lookForWindow() {
        this.looksWithoutWindow = this.salesforce.isClosed ? this.looksWithoutWindow + 1 : 0;
        this.isGone = this.looksWithoutWindow >= LOOKS_BEFORE_GONE;
    }

    seeWindow() {
        this.looksWithoutWindow = 0;
        this.isGone = false;
    }

    refuse(problem) {
        this.problem = problem;
        this.step = 'refused';
    }

    finish() {
        this.dispatchEvent(new CustomEvent('connected'));
        this.dismiss();
    }

    /** Opens the window again, for the handshake that is still under way. */
    handleReopen() {
        this.salesforce.open(this.handshake.authorizeUrl);
        this.isBlocked = this.salesforce.isBlocked;
        this.seeWindow();
    }

    /** Back to the choice, with everything still there. */
    handleBack() {
        this.unfollow();
        this.salesforce.close();
        this.problem = undefined;
        this.step = 'environment';
    }

    dismiss() {
        this.refs.dialog.dismiss();
    }

    handleClosed() {
        this.unfollow();
        this.dispatchEvent(new CustomEvent('close'));
    }
}
