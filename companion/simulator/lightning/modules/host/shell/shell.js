import { LightningElement, wire } from 'lwc';
import read from '@salesforce/apex/OverviewController.read';
import ENVIRONMENTS from '@salesforce/label/c.Tollbridge_Orgs_Title';
import NOTIFICATIONS from '@salesforce/label/c.Tollbridge_Notices_Title';
import OVERVIEW from '@salesforce/label/c.Tollbridge_Overview_Title';
import SANDBOX from '@salesforce/label/c.Tollbridge_Environment_Sandbox';
import SETUP from '@salesforce/label/c.Tollbridge_Setup_Title';
import USAGE from '@salesforce/label/c.Tollbridge_Usage_Title';
import { simulated } from 'host/words';

/** The tabs of the app; in an org they are metadata. */
const TABS = [
    { name: 'Tollbridge', label: OVERVIEW },
    { name: 'Tollbridge_Usage', label: USAGE },
    { name: 'Tollbridge_Environments', label: ENVIRONMENTS },
    { name: 'Tollbridge_Notifications', label: NOTIFICATIONS },
    { name: 'Tollbridge_Setup', label: SETUP }
];

const CURRENT = window.location.pathname.split('/').at(-1);

/** The frame of Lightning Experience around the app page: sandbox ribbon, global header, navigation bar. */
export default class Shell extends LightningElement {
    simulated = simulated;

    page = {
        isUsage: CURRENT === 'Tollbridge_Usage',
        isEnvironments: CURRENT === 'Tollbridge_Environments',
        isNotifications: CURRENT === 'Tollbridge_Notifications',
        isSetup: CURRENT === 'Tollbridge_Setup'
    };

    tabs = TABS.map(({ name, label }) => ({
        name,
        label,
        path: `/lightning/n/${name}`,
        current: name === CURRENT ? 'page' : null,
        className: `slds-context-bar__item ${name === CURRENT ? 'slds-is-active' : ''}`
    }));

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
