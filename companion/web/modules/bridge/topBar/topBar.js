import { LightningElement, api } from 'lwc';
import { labelsBelow } from 'bridge/labels';
import { followLink } from 'bridge/router';

/** The dark bar over every page: product, sections, language, account. */
export default class TopBar extends LightningElement {
    labels = labelsBelow('web.nav');

    /** Where the reader is. @type {string} */
    @api path = '';

    get current() {
        return this.path.startsWith('/settings/') ? 'page' : undefined;
    }

    handleSkip(event) {
        event.preventDefault();
        this.dispatchEvent(new CustomEvent('skip'));
    }

    handleLink(event) {
        followLink(event);
    }
}
