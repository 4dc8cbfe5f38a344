import { LightningElement, api } from 'lwc';
import { formatAhead, formatMoment, formatNumber, zoneName } from 'bridge/format';
import { label, labelsBelow } from 'bridge/labels';

/** What the integration used of its daily limit in the current window, who used it, and when the window resets. */
export default class CreditWindow extends LightningElement {
    labels = labelsBelow('web.credits');

    /** @type {{ windowStart: string, windowEnd: string, limit: number, used: number, reserved: number, left: number, byConsumer: { consumer: string, credits: number }[] }} */
    @api credits;

    get resets() {
        const { windowEnd } = this.credits;
        return label('web.credits.resets', { moment: formatMoment(windowEnd), ahead: formatAhead(windowEnd) });
    }

    get zone() {
        return label('web.credits.zone', { zone: zoneName });
    }

    get reserved() {
        const { reserved } = this.credits;
        return reserved > 0 && label('web.credits.reserved', { reserved });
    }

    get consumers() {
        return this.credits.byConsumer.map(({ consumer, credits }) => ({
            consumer,
            name: label(`web.consumer.${consumer}`),
            credits: formatNumber(credits)
        }));
    }

    get hasConsumers() {
        return this.credits.byConsumer.length > 0;
    }
}
