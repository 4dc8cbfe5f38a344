import { LightningElement } from 'lwc';
import { fillIn } from 'c/tollbridgeLocaleText';
import isManager from '@salesforce/customPermission/Tollbridge_Manage';
import OPEN from '@salesforce/label/c.Tollbridge_Link_Open';
import TITLE from '@salesforce/label/c.Tollbridge_Setup_Title';

/** A link to the tab Setup, for who has it. */
export default class TollbridgeSetupTabLink extends LightningElement {
    isManager = isManager;

    label = fillIn(OPEN, TITLE);

    setupTab = { type: 'standard__navItemPage', attributes: { apiName: 'Tollbridge_Setup' } };
}
