import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import readSandboxes from '@salesforce/apex/TollbridgeEnvironmentsController.readSandboxes';
import { fillIn, formatFullDate, formatHour, formatList } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import COPYING from '@salesforce/label/c.Tollbridge_Sandbox_Copying';
import FAILED from '@salesforce/label/c.Tollbridge_Sandbox_Failed';
import LAST_REFRESH from '@salesforce/label/c.Tollbridge_Sandbox_Last_Refresh';
import LOADING from '@salesforce/label/c.Tollbridge_Page_Loading';
import NAME from '@salesforce/label/c.Tollbridge_Sandbox_Name';
import NEVER_READ from '@salesforce/label/c.Tollbridge_Sandbox_Never_Read';
import NONE from '@salesforce/label/c.Tollbridge_Sandbox_None';
import NOT_APPLICABLE from '@salesforce/label/c.Tollbridge_Sandbox_Not_Applicable';
import NOT_CONNECTED from '@salesforce/label/c.Tollbridge_Sandbox_Not_Connected';
import NOT_PAIRED from '@salesforce/label/c.Tollbridge_Sandbox_Not_Paired';
import PAIRED_SINCE from '@salesforce/label/c.Tollbridge_Sandbox_Paired_Since';
import PAIRING from '@salesforce/label/c.Tollbridge_Sandbox_Pairing';
import READ_AT from '@salesforce/label/c.Tollbridge_Sandbox_Read_At';
import REFUSED from '@salesforce/label/c.Tollbridge_Sandbox_Refused';
import SETUP from '@salesforce/label/c.Tollbridge_Sandbox_Setup';
import TITLE from '@salesforce/label/c.Tollbridge_Sandbox_Title';
import TYPE from '@salesforce/label/c.Tollbridge_Sandbox_Type';
import UNKNOWN from '@salesforce/label/c.Tollbridge_Sandbox_Unknown';

const COLUMNS = [
    { label: NAME, fieldName: 'name' },
    { label: TYPE, fieldName: 'type' },
    { label: LAST_REFRESH, fieldName: 'refreshed', initialWidth: 200 },
    { label: PAIRING, fieldName: 'pairing', initialWidth: 200 }
];

/** Salesforce's names of its licences, which are the same in every language. */
const TYPES = new Map([
    ['DEVELOPER', 'Developer'],
    ['DEVELOPER PRO', 'Developer Pro'],
    ['PARTIAL', 'Partial Copy'],
    ['FULL', 'Full']
]);

/** Why less is known than there is. */
const PROBLEMS = new Map([
    ['not-applicable', { text: NOT_APPLICABLE, icon: 'utility:info', variant: '' }],
    ['not-connected', { text: NOT_CONNECTED, icon: 'utility:help', variant: '' }],
    ['never-read', { text: NEVER_READ, icon: 'utility:clock', variant: '' }],
    ['refused', { text: REFUSED, icon: 'utility:warning', variant: 'warning' }],
    ['failed', { text: FAILED, icon: 'utility:warning', variant: 'warning' }]
]);

/** The Setup page of sandboxes. */
const PAGE = {
    type: 'standard__webPage',
    attributes: { url: '/lightning/setup/DataManagementCreateTestInstance/home' }
};

/** @param {Tollbridge.Sandboxes.Sandbox} sandbox */
const pairingOf = ({ isKnown, pairedAt }) => {
    if (!isKnown) {
        return UNKNOWN;
    }
    return pairedAt ? fillIn(PAIRED_SINCE, formatFullDate(pairedAt)) : NOT_PAIRED;
};

/** @param {Tollbridge.Sandboxes.Sandbox} sandbox */
const rowOf = (sandbox) => {
    const { name, licence, isCopying, refreshedAt } = sandbox;
    const refreshed = [...(refreshedAt ? [formatFullDate(refreshedAt)] : []), ...(isCopying ? [COPYING] : [])];
    return {
        key: name,
        name,
        type: TYPES.get(licence.replace('_', ' ')) ?? licence,
        refreshed: formatList(refreshed),
        pairing: pairingOf(sandbox),
        sortBy: { refreshed: refreshedAt ?? '' }
    };
};

/** The sandboxes of this org: type, last refresh and pairing; nothing where the companion does not tell. */
export default class TollbridgeSandboxes extends LightningElement {
    columns = COLUMNS;

    labels = { LOADING, NONE, SETUP, TITLE };

    setupPage = PAGE;

    /** @type {Tollbridge.Provisioned<Tollbridge.Sandboxes>} */
    @wire(readSandboxes)
    provisioned = {};

    /** Reads again, past the cache. */
    @api
    refresh() {
        return refreshApex(this.provisioned);
    }

    get isReported() {
        return this.provisioned.data?.state === 'reported';
    }

    get isLoading() {
        return !this.provisioned.data;
    }

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }

    get rows() {
        return (this.provisioned.data?.sandboxes ?? []).map(rowOf);
    }

    get hasRows() {
        return this.rows.length > 0;
    }

    /** Other orgs have no such page. */
    get hasPage() {
        return this.provisioned.data?.reading !== 'not-applicable';
    }

    get problem() {
        const { reading, refusal } = this.provisioned.data ?? {};
        const known = PROBLEMS.get(reading ?? '');
        return known && { ...known, text: fillIn(known.text, refusal ?? '') };
    }

    get age() {
        const { readAt } = this.provisioned.data ?? {};
        return readAt ? fillIn(READ_AT, formatHour(readAt)) : '';
    }
}
