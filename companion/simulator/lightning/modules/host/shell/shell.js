import { LightningElement, wire } from 'lwc';
import read from '@salesforce/apex/OverviewController.read';
import SANDBOX from '@salesforce/label/c.Tollbridge_Environment_Sandbox';
import { simulated } from 'host/words';

/** The frame of Lightning Experience around the app page: sandbox ribbon, global header, navigation bar. */
export default class Shell extends LightningElement {
    simulated = simulated;

    /** Shares the answer of the page's own wire: no second call. @type {Tollbridge.Provisioned<Tollbridge.Overview>} */
    @wire(read)
    overview = {};

    get orgName() {
        return this.overview.data?.environment.name;
    }

    get ribbon() {
        return this.overview.data?.environment.kind === 'sandbox' ? `${SANDBOX}: ${this.orgName}` : '';
    }
}
