import { LightningElement } from 'lwc';
import { call } from 'bridge/client';
import { formatNumber } from 'bridge/format';
import { labelsBelow } from 'bridge/labels';

/** Settings > CRM > General. */
export default class GeneralPage extends LightningElement {
    labels = labelsBelow('web.general');
    credits;
    problem;

    get isLoading() {
        return !this.credits && !this.problem;
    }

    get limit() {
        return formatNumber(this.credits.limit);
    }

    connectedCallback() {
        this.load();
    }

    async load() {
        this.problem = undefined;
        try {
            this.credits = await call('GET', '/credits/window');
        } catch (problem) {
            this.problem = problem;
        }
    }
}
