import { LightningElement } from 'lwc';

/** The API usage in the panel of a utility bar, whose head is Salesforce's own. */
export default class TollbridgeUsageUtility extends LightningElement {}
