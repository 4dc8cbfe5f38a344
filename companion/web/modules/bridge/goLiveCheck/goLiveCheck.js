import { LightningElement, api } from 'lwc';
import { factsOf } from 'bridge/goLiveFacts';
import { label } from 'bridge/labels';
import { followLink } from 'bridge/router';

const ICONS = {
    done: { name: 'utility:success', variant: 'success' },
    open: { name: 'utility:error', variant: 'error' },
    warning: { name: 'utility:warning', variant: 'warning' },
    unknown: { name: 'utility:help', variant: undefined }
};

/** Where each check is dealt with. */
const PATHS = {
    'parity-read': '/settings/parity',
    'blocking-differences': '/settings/parity',
    'daily-limit': '/settings/general',
    forecast: '/usage',
    'last-errors': '/notifications'
};

/** One check before going live: how it stands, by which facts, and what to do. */
export default class GoLiveCheck extends LightningElement {
    /** @type {{ id: string, state: 'done'|'open'|'warning'|'unknown', facts: Record<string, number|string|null> }} */
    @api check;

    get title() {
        return label(`web.goLive.check.${this.check.id}`);
    }

    get icon() {
        return ICONS[this.check.state];
    }

    get stateText() {
        return label(`web.goLive.state.${this.check.state}`);
    }

    get checkClass() {
        return `check check_${this.check.state}`;
    }

    get remedy() {
        return this.check.state === 'done' ? undefined : label(`web.goLive.remedy.${this.check.id}`);
    }

    get path() {
        return PATHS[this.check.id];
    }

    get pathText() {
        return this.path && label(`web.goLive.where.${this.check.id}`);
    }

    get facts() {
        return factsOf(this.check.facts).map((text) => ({ text }));
    }

    handleLink(event) {
        followLink(event);
    }
}
