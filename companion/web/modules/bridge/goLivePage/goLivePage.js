import { LightningElement } from 'lwc';
import { call } from 'bridge/client';
import { formatMoment } from 'bridge/format';
import { label, labelsBelow } from 'bridge/labels';
import { followConnection } from 'bridge/liveEvents';
import { isAdmin } from 'bridge/session';

const PERMISSIONS = 'user-permissions';

/** Settings > Go live > Checklist: what stands between the sandbox and production, drawn from facts. */
export default class GoLivePage extends LightningElement {
    labels = labelsBelow('web.goLive');
    isAdmin = isAdmin();
    seen;
    problem;
    done = '';
    isBusy = false;

    get isReader() {
        return !this.isAdmin;
    }

    get isLoading() {
        return !this.seen && !this.problem;
    }

    get isUnread() {
        return Boolean(this.problem && !this.seen);
    }

    get goneLiveText() {
        const { organizationId, at } = this.seen.goneLive ?? {};
        return at && label('web.goLive.live', { organizationId, moment: formatMoment(at) });
    }

    /** Whether the way is still ahead. */
    get isAhead() {
        return !this.seen.goneLive;
    }

    get checks() {
        return this.seen.checks.map((check) => ({
            ...check,
            isPermissions: check.id === PERMISSIONS && this.isAdmin && this.seen.environment
        }));
    }

    get openCount() {
        return this.seen.checks.filter(({ state }) => state === 'open').length;
    }

    get isReady() {
        return this.openCount === 0;
    }

    get readyText() {
        return label('web.goLive.openChecks', { count: this.openCount });
    }

    get readyVariant() {
        return this.isReady ? 'success' : 'warning';
    }

    connectedCallback() {
        this.load();
        this.stop = followConnection(() => this.read().catch(() => undefined));
    }

    disconnectedCallback() {
        this.stop();
    }

    load() {
        return this.attempt(() => this.read());
    }

    async read() {
        this.seen = await call('GET', '/go-live');
    }

    handlePermissions() {
        return this.attempt(async () => {
            await call('POST', '/go-live/permissions');
            await this.read();
            this.done = this.labels.permissionsRead;
        });
    }

    async attempt(act) {
        this.problem = undefined;
        this.done = '';
        this.isBusy = true;
        try {
            await act();
        } catch (problem) {
            this.problem = problem;
        }
        this.isBusy = false;
    }
}
