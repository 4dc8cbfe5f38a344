import { LightningElement } from 'lwc';
import changeAlerts from '@salesforce/apex/TollbridgeSetupController.changeAlerts';
import changeLevels from '@salesforce/apex/TollbridgeSetupController.changeLevels';
import mute from '@salesforce/apex/TollbridgeSetupController.mute';
import pair from '@salesforce/apex/TollbridgePairingController.pair';
import read from '@salesforce/apex/TollbridgeSetupController.read';
import renewKey from '@salesforce/apex/TollbridgePairingController.renewKey';
import schedule from '@salesforce/apex/TollbridgeSetupController.schedule';
import testBell from '@salesforce/apex/TollbridgeSetupController.testBell';
import unpair from '@salesforce/apex/TollbridgePairingController.unpair';
import { fillIn, formatCount, formatHour, formatList, formatTime } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import { keysOf, saidOf } from 'c/tollbridgePairingWords';
import { MARKS, stepsOf } from 'c/tollbridgeSetupSteps';
import APPS from '@salesforce/label/c.Tollbridge_Setup_Apps';
import BELL_SENT from '@salesforce/label/c.Tollbridge_Setup_Bell_Sent';
import CHECKED from '@salesforce/label/c.Tollbridge_Setup_Checked';
import CODE from '@salesforce/label/c.Tollbridge_Setup_Code';
import COPY from '@salesforce/label/c.Tollbridge_Setup_Copy';
import HELD from '@salesforce/label/c.Tollbridge_Setup_Held';
import KEY from '@salesforce/label/c.Tollbridge_Setup_Key';
import LANGUAGES from '@salesforce/label/c.Tollbridge_Setup_Languages';
import LINK from '@salesforce/label/c.Tollbridge_Setup_Link';
import LOADING from '@salesforce/label/c.Tollbridge_Page_Loading';
import NEW_KEY from '@salesforce/label/c.Tollbridge_Setup_New_Key';
import NEW_KEY_SURE from '@salesforce/label/c.Tollbridge_Setup_New_Key_Sure';
import NEXT from '@salesforce/label/c.Tollbridge_Setup_Next';
import PAIR from '@salesforce/label/c.Tollbridge_Setup_Pair';
import PAIR_AGAIN from '@salesforce/label/c.Tollbridge_Setup_Pair_Again';
import PAIRED from '@salesforce/label/c.Tollbridge_Setup_Paired';
import PROGRESS from '@salesforce/label/c.Tollbridge_Setup_Progress';
import SAVED from '@salesforce/label/c.Tollbridge_Setup_Saved';
import TITLE from '@salesforce/label/c.Tollbridge_Setup_Title';
import UNPAIR from '@salesforce/label/c.Tollbridge_Setup_Unpair';
import UNPAIR_SURE from '@salesforce/label/c.Tollbridge_Setup_Unpair_Sure';
import WRITERS from '@salesforce/label/c.Tollbridge_Setup_Writers';

/** @typedef {import('c/tollbridgeSetupSteps').Outcome} Outcome */
/** @typedef {import('c/tollbridgePairingWords').LeftOver} LeftOver */

/** The page that sets Tollbridge up, step by step. Each step is looked at in the org, and can be done again. */
export default class TollbridgeSetupPage extends LightningElement {
    labels = {
        APPS,
        CODE,
        COPY,
        KEY,
        LANGUAGES,
        LINK,
        NEW_KEY,
        NEW_KEY_SURE,
        PAIR,
        PAIRED,
        PAIR_AGAIN,
        TITLE,
        UNPAIR,
        UNPAIR_SURE
    };

    /** @type {Tollbridge.Provisioned<Tollbridge.Setup>} */
    provisioned = {};

    /** Why the org could not be looked at again. @type {string[] | undefined} */
    reasons;

    /** What came of the last try of each step. @type {Record<string, Outcome>} */
    outcomes = {};

    /** Keys that Salesforce did not take: shown until the page is left, and kept nowhere. @type {LeftOver[]} */
    keys = [];

    code = '';

    isBusy = false;

    /** Whether a new code is asked for though the org is paired. */
    isPairingAgain = false;

    connectedCallback() {
        return this.load();
    }

    /** What was read before stays where it cannot be read again, and with it what is entered. */
    async load() {
        this.reasons = undefined;
        try {
            this.provisioned = { data: await read() };
        } catch (error) {
            if (this.setup) {
                this.reasons = reasonsOf(error);
            } else {
                this.provisioned = { error };
            }
        }
    }

    get setup() {
        return this.provisioned.data;
    }

    get list() {
        return this.setup ? stepsOf(this.setup) : [];
    }

    get steps() {
        return Object.fromEntries(this.list.map((step) => [step.id, { ...step, ...this.outcomes[step.id] }]));
    }

    get progressMax() {
        return this.list.length;
    }

    get progressValue() {
        return this.list.filter(({ state }) => state === 'done').length;
    }

    get progress() {
        return fillIn(PROGRESS, formatCount(this.progressValue), formatCount(this.progressMax));
    }

    get isPaired() {
        return this.steps.pair?.state !== 'open';
    }

    /** Whether the companion took the key a moment ago. */
    get isProven() {
        return this.steps.pair?.state === 'done';
    }

    get takesCode() {
        return !this.isPaired || this.isPairingAgain;
    }

    get canPairAgain() {
        return !this.takesCode;
    }

    get hasKeys() {
        return this.keys.length > 0;
    }

    get cannotKeepKeys() {
        return !this.setup?.canKeepKeys;
    }

    /** Who stores the keys instead; nothing where this user cannot see them. */
    get writers() {
        const names = this.setup?.keyWriters ?? [];
        return names.length > 0 ? fillIn(WRITERS, formatList(names)) : '';
    }

    get holders() {
        return (this.setup?.holders ?? []).map(({ id, name, label, count }) => ({
            name,
            label,
            held: fillIn(HELD, formatCount(count)),
            path: `setup/PermSets/page?address=%2F${id}`
        }));
    }

    get users() {
        return this.setup?.users ?? [];
    }

    get isScheduled() {
        return Boolean(this.setup?.nextRunAt);
    }

    get next() {
        return fillIn(NEXT, formatHour(this.setup?.nextRunAt ?? ''));
    }

    /** @param {Event & { target: { value: string } }} event */
    handleCode({ target }) {
        this.code = target.value;
    }

    /** @param {Event & { target: HTMLElement }} event */
    handleCheck({ target }) {
        return this.change(String(target.dataset.id), () => undefined);
    }

    async handleRefresh() {
        await this.load();
        this.outcomes = {};
    }

    handlePair() {
        return this.change('pair', async () => {
            this.show(await pair({ code: this.code }));
            this.code = '';
            this.isPairingAgain = false;
        });
    }

    /** The button goes, so the field that comes takes the focus. */
    async handlePairAgain() {
        this.isPairingAgain = true;
        await Promise.resolve();
        /** @type {HTMLElement | undefined} */ (this.refs?.code)?.focus();
    }

    handleNewKey() {
        return this.change('pair', async () => this.show(await renewKey()));
    }

    async handleUnpair() {
        await this.change('pair', async () => saidOf(await unpair()));
        /** @type {HTMLElement | null | undefined} */ (this.template?.querySelector('[data-id="pair"]'))?.focus();
    }

    /** @param {Event & { target: { value: string } }} event */
    handleCopy({ target }) {
        return this.change('pair', () => navigator.clipboard.writeText(target.value), MARKS.done.word);
    }

    /** @param {CustomEvent<{ intervalMinutes: number, keepDays: number }>} event */
    handleSnapshots({ detail: { intervalMinutes, keepDays } }) {
        const save = async () => {
            const { levels, jumpPoints, audienceId } = this.savedAlerts;
            await changeAlerts({ levels, jumpPoints, keepDays, audienceId });
            await schedule({ intervalMinutes });
            /** @type {import('c/tollbridgeSetupSnapshots').default | undefined} */ (this.refs?.snapshots)?.forget();
        };
        return this.change('schedule', save, SAVED);
    }

    /** What is saved of the alerts, as it is changed together with the days that snapshots are kept. */
    get savedAlerts() {
        const { alertLevels = [], jumpPoints = 0, keepDays = 0, audienceId = null } = this.setup?.settings ?? {};
        return { levels: alertLevels.join(', '), jumpPoints, keepDays, audienceId };
    }

    /** @param {CustomEvent<{ levels: string, jumpPoints: number, audienceId: string | null, others: Record<string, string> }>} event */
    handleSave({ detail: { levels, jumpPoints, audienceId, others } }) {
        const save = async () => {
            const { keepDays } = this.savedAlerts;
            await changeAlerts({ levels, jumpPoints, keepDays, audienceId });
            await changeLevels({ levels: others });
            /** @type {import('c/tollbridgeSetupAlerts').default | undefined} */ (this.refs?.alerts)?.forget();
        };
        return this.change('alerts', save, SAVED);
    }

    handleBellTest() {
        return this.change('alerts', () => testBell(), BELL_SENT);
    }

    /** @param {CustomEvent<number>} event */
    handleMute({ detail }) {
        return this.change('alerts', () => mute({ hours: detail }), SAVED);
    }

    /**
     * Shows the keys that were not kept.
     * @param {Tollbridge.PairingOutcome} outcome
     */
    show(outcome) {
        this.keys = keysOf(outcome);
    }

    /**
     * Does something for a step and looks at the org again, whether it went well or not. Nothing is done twice at once.
     * @param {string} id of the step
     * @param {() => unknown} action may answer what to say
     * @param {string} [said] what else to say; nothing: how the step was found
     */
    async change(id, action, said) {
        if (this.isBusy) {
            return;
        }
        this.isBusy = true;
        this.tell(id, { said: LOADING });
        /** @type {Outcome} */
        let outcome = {};
        try {
            const told = await action();
            outcome.said = typeof told === 'string' ? told : said;
        } catch (error) {
            outcome = { reasons: reasonsOf(error) };
        }
        await this.load();
        this.tell(id, outcome.said || outcome.reasons ? outcome : { said: this.found(id) });
        this.isBusy = false;
    }

    /**
     * @param {string} id of the step
     * @param {Outcome} outcome
     */
    tell(id, outcome) {
        this.outcomes = { ...this.outcomes, [id]: outcome };
    }

    /** @param {string} id of the step */
    found(id) {
        const { state } = this.steps[id];
        return fillIn(CHECKED, formatTime(new Date()), MARKS[state].word);
    }
}
