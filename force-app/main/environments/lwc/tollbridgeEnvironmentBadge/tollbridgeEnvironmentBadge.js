import { LightningElement, api } from 'lwc';
import DEVELOPER from '@salesforce/label/c.Tollbridge_Environment_Developer';
import PRODUCTION from '@salesforce/label/c.Tollbridge_Environment_Production';
import SANDBOX from '@salesforce/label/c.Tollbridge_Environment_Sandbox';
import SCRATCH from '@salesforce/label/c.Tollbridge_Environment_Scratch';
import TRIAL from '@salesforce/label/c.Tollbridge_Environment_Trial';
import UNKNOWN from '@salesforce/label/c.Tollbridge_Environment_Unknown';

/** The word and the icon of each kind of org. */
const KINDS = new Map([
    ['production', { word: PRODUCTION, icon: 'utility:dx_org_production' }],
    ['sandbox', { word: SANDBOX, icon: 'utility:dx_org_test' }],
    ['scratch', { word: SCRATCH, icon: 'utility:dx_org_scratch' }],
    ['developer', { word: DEVELOPER, icon: 'utility:dx_org_dev' }],
    ['trial', { word: TRIAL, icon: 'utility:clock' }]
]);

const UNKNOWN_KIND = { word: UNKNOWN, icon: 'utility:help' };

/** What kind of org this is, as an icon and a word. */
export default class TollbridgeEnvironmentBadge extends LightningElement {
    /** `production`, `sandbox`, `scratch`, `developer` or `trial`. @type {string} */
    @api kind = '';

    get known() {
        return KINDS.get(this.kind) ?? UNKNOWN_KIND;
    }

    get word() {
        return this.known.word;
    }

    get icon() {
        return this.known.icon;
    }

    get badgeClass() {
        return `badge badge_${this.kind === 'production' ? 'live' : 'test'}`;
    }
}
