import { LightningElement, api } from 'lwc';
import { consumerName } from 'c/tollbridgeCreditConsumers';
import { formatCount } from 'c/tollbridgeLocaleText';
import CONSUMER from '@salesforce/label/c.Tollbridge_Consumers_Consumer';
import CREDITS from '@salesforce/label/c.Tollbridge_Consumers_Credits';
import NOBODY from '@salesforce/label/c.Tollbridge_Consumers_Nobody';
import TITLE from '@salesforce/label/c.Tollbridge_Consumers_Title';

/** Who used the credits of the running window, the most of them first. */
export default class TollbridgeUsageConsumers extends LightningElement {
    /** Credits by the id of the consumer. @type {Record<string, number>} */
    @api byConsumer = {};

    labels = { CONSUMER, CREDITS, NOBODY, TITLE };

    get lines() {
        return Object.entries(this.byConsumer)
            .filter(([, credits]) => credits > 0)
            .sort(([, one], [, other]) => other - one)
            .map(([id, credits]) => ({ id, name: consumerName(id), credits: formatCount(credits) }));
    }

    get hasLines() {
        return this.lines.length > 0;
    }
}
