import { LightningElement } from 'lwc';
import canSeeUsage from '@salesforce/customPermission/Tollbridge_View';
import NO_ACCESS from '@salesforce/label/c.Tollbridge_Error_No_Access';
import NOT_AVAILABLE from '@salesforce/label/c.Tollbridge_Glance_Not_Available';

/**
 * The API usage, small enough for Home and for the utility bar. These are on pages of people who may not see it: they
 * learn whom to ask, and no call is made.
 */
export default class TollbridgeUsageGlance extends LightningElement {
    canSeeUsage = canSeeUsage;

    labels = { NO_ACCESS, NOT_AVAILABLE };
}
