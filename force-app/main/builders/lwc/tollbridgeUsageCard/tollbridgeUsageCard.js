import { LightningElement } from 'lwc';
import HEADING from '@salesforce/label/c.Tollbridge_Usage_Heading';

/** The API usage as a card, for Home and for pages of other apps. */
export default class TollbridgeUsageCard extends LightningElement {
    labels = { HEADING };
}
