import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeOverviewController.read';
import TITLE from '@salesforce/label/c.Tollbridge_Orgs_Title';

/** The page of environments: what kind of org this is, whether it is the connected one, and the others. */
export default class TollbridgeEnvironmentsPage extends LightningElement {
    labels = { TITLE };

    /**
     * The one call before the first paint, whose answer the other pages share.
     * @type {Tollbridge.Provisioned<Tollbridge.Overview>}
     */
    @wire(read)
    provisioned = {};

    get overview() {
        return this.provisioned.data;
    }

    /** Reads everything that is shown again, past the cache. */
    async handleRefresh() {
        const orgs = /** @type {import('c/tollbridgePairedOrgs').default | undefined} */ (this.refs?.orgs);
        const sandboxes = /** @type {import('c/tollbridgeSandboxes').default | undefined} */ (this.refs?.sandboxes);
        const report = /** @type {import('c/tollbridgeOrgReport').default | undefined} */ (this.refs?.report);
        await Promise.all([refreshApex(this.provisioned), orgs?.refresh(), sandboxes?.refresh(), report?.refresh()]);
    }
}
