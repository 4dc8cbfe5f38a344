import { LightningElement } from 'lwc';
import isManager from '@salesforce/customPermission/Tollbridge_Manage';
import LIMITS from '@salesforce/label/c.Tollbridge_Setup_Limits';
import SYSTEM from '@salesforce/label/c.Tollbridge_Setup_System';

/** Where Salesforce itself shows and watches the API requests of the org, for who may see Setup. */
export default class TollbridgeUsageLinks extends LightningElement {
    isManager = isManager;

    labels = { LIMITS, SYSTEM };
}
