import { LightningElement, api } from 'lwc';
import { call } from 'bridge/client';
import { formatMoment } from 'bridge/format';
import { label, labelsBelow } from 'bridge/labels';
import { savedValue, settingText } from 'bridge/settingText';

const FIRST = 10;

/** The setting that each action of the audit trail is about. */
const SETTINGS = {
    'credits.daily-limit.changed': 'dailyLimit',
    'credits.reset-hour.changed': 'resetHour',
    'credits.export-batch-size.changed': 'exportBatchSize',
    'credits.shares.changed': 'shares',
    'credits.org-floor.changed': 'orgFloorPercent',
    'credits.alert-levels.changed': 'alertLevels',
    'credits.jump-points.changed': 'jumpPoints',
    'credits.alerts.muted': 'mutedUntil',
    'credits.alerts.unmuted': 'unmuted'
};

/** A value of the trail in words. */
function textOf(name, values) {
    const value = values && savedValue(values, name);
    return value === null || value === undefined ? undefined : settingText(name, value);
}

/** From what to what, as far as there was something. */
function valuesOf(name, { before, after }) {
    const [from, to] = [textOf(name, before), textOf(name, after)];
    if (from && to) return label('web.settingsHistory.fromTo', { from, to });
    return to ?? from;
}

/** Who changed which setting of the credits, from what to what, and when. For admins. */
export default class SettingsHistory extends LightningElement {
    labels = labelsBelow('web.settingsHistory');
    entries;
    problem;
    isWhole = false;

    get isLoading() {
        return !this.entries && !this.problem;
    }

    get isEmpty() {
        return this.entries?.length === 0;
    }

    get hasMore() {
        return !this.isWhole && this.entries.length > FIRST;
    }

    get changes() {
        const shown = this.isWhole ? this.entries : this.entries.slice(0, FIRST);
        return shown.map(({ auditId, at, by, action, ...change }) => ({
            auditId,
            what: this.labels[SETTINGS[action]],
            values: valuesOf(SETTINGS[action], change),
            whoAndWhen: label('web.settingsHistory.whoAndWhen', {
                who: by ?? this.labels.nobody,
                moment: formatMoment(at)
            })
        }));
    }

    connectedCallback() {
        this.refresh();
    }

    /** Reads the history again. */
    @api
    async refresh() {
        this.problem = undefined;
        try {
            const { entries } = await call('GET', '/audit');
            this.entries = entries.filter(({ action }) => action in SETTINGS);
        } catch (problem) {
            this.problem = problem;
        }
    }

    handleMore() {
        this.isWhole = true;
    }
}
