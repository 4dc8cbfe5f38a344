import { LightningElement } from 'lwc';
import changeAlerts from '@salesforce/apex/SetupController.changeAlerts';
import mute from '@salesforce/apex/SetupController.mute';
import pair from '@salesforce/apex/PairingController.pair';
import read from '@salesforce/apex/SetupController.read';
import renewKey from '@salesforce/apex/PairingController.renewKey';
import schedule from '@salesforce/apex/SetupController.schedule';
import unpair from '@salesforce/apex/PairingController.unpair';
import { fillIn, formatCount, formatHour } from 'c/localeText';
import { reasonsOf } from 'c/orgErrors';
import ALERTS from '@salesforce/label/c.Tollbridge_Setup_Alerts';
import AUDIENCE from '@salesforce/label/c.Tollbridge_Setup_Audience';
import CODE from '@salesforce/label/c.Tollbridge_Setup_Code';
import COPY from '@salesforce/label/c.Tollbridge_Setup_Copy';
import CREDENTIAL from '@salesforce/label/c.Tollbridge_Setup_Credential';
import DAYS from '@salesforce/label/c.Tollbridge_Setup_Days';
import EVERY from '@salesforce/label/c.Tollbridge_Setup_Every';
import JUMP from '@salesforce/label/c.Tollbridge_Setup_Jump';
import KEY from '@salesforce/label/c.Tollbridge_Setup_Key';
import LEVELS from '@salesforce/label/c.Tollbridge_Setup_Levels';
import MUTE from '@salesforce/label/c.Tollbridge_Setup_Mute';
import NEW_KEY from '@salesforce/label/c.Tollbridge_Setup_New_Key';
import NEXT from '@salesforce/label/c.Tollbridge_Setup_Next';
import NOBODY from '@salesforce/label/c.Tollbridge_Setup_Nobody';
import OFF from '@salesforce/label/c.Tollbridge_Setup_Off';
import PAIR from '@salesforce/label/c.Tollbridge_Setup_Pair';
import PERMISSIONS from '@salesforce/label/c.Tollbridge_Setup_Permissions';
import SAVE from '@salesforce/label/c.Tollbridge_Setup_Save';
import SCHEDULE from '@salesforce/label/c.Tollbridge_Setup_Schedule';
import TITLE from '@salesforce/label/c.Tollbridge_Setup_Title';
import UNMUTE from '@salesforce/label/c.Tollbridge_Setup_Unmute';
import UNPAIR from '@salesforce/label/c.Tollbridge_Setup_Unpair';
import UNREACHABLE_TEXT from '@salesforce/label/c.Tollbridge_Marketo_Unreachable_Text';

const A_DAY_IN_HOURS = 24;

/** Without these nobody sets Tollbridge up, or nobody signs in for the companion. */
const NEEDED = ['Tollbridge_Admin', 'Tollbridge_Integration_User'];

/** The page that sets Tollbridge up. Each step is looked at in the org, and can be done again. */
export default class SetupPage extends LightningElement {
    labels = {
        ALERTS,
        AUDIENCE,
        CODE,
        COPY,
        CREDENTIAL,
        DAYS,
        JUMP,
        KEY,
        LEVELS,
        NEW_KEY,
        PAIR,
        PERMISSIONS,
        SAVE,
        SCHEDULE,
        TITLE,
        UNPAIR,
        UNREACHABLE_TEXT
    };

    intervals = [
        ...[15, 60].map((minutes) => ({ value: String(minutes), label: fillIn(EVERY, formatCount(minutes)) })),
        { value: '0', label: OFF }
    ];

    /** @type {Tollbridge.Provisioned<Tollbridge.Setup>} */
    provisioned = {};

    /** Why the last change was refused. @type {string[] | undefined} */
    reasons;

    /** A key that Salesforce did not take: shown until the page is left, and kept nowhere. */
    key = '';

    code = '';

    isBusy = false;

    /** What is entered and not saved. @type {Partial<Record<'levels' | 'jumpPoints' | 'keepDays' | 'audienceId', string>>} */
    entered = {};

    connectedCallback() {
        return this.load();
    }

    async load() {
        try {
            this.provisioned = { data: await read() };
        } catch (error) {
            this.provisioned = { error };
        }
    }

    get setup() {
        return this.provisioned.data;
    }

    get isUnreachable() {
        return this.setup?.companion === 'unreachable';
    }

    get isReachable() {
        return !this.isUnreachable;
    }

    get isPaired() {
        return this.isReachable && this.setup?.companion !== 'not-paired';
    }

    get isScheduled() {
        return Boolean(this.setup?.nextRunAt);
    }

    get interval() {
        return this.isScheduled ? String(this.setup?.settings.intervalMinutes) : '0';
    }

    get next() {
        return fillIn(NEXT, formatHour(this.setup?.nextRunAt ?? ''));
    }

    get alerts() {
        const { alertLevels = [], jumpPoints, keepDays, audienceId } = this.setup?.settings ?? {};
        return { levels: alertLevels.join(', '), jumpPoints, keepDays, audienceId: audienceId ?? '', ...this.entered };
    }

    get audiences() {
        const audiences = this.setup?.audiences ?? [];
        const choices = [
            { value: '', label: NOBODY },
            ...audiences.map(({ id, name }) => ({ value: id, label: name }))
        ];
        return choices.map((choice) => ({ ...choice, selected: choice.value === this.alerts.audienceId }));
    }

    get hasAudience() {
        return Boolean(this.setup?.settings.audienceId);
    }

    get isMuted() {
        return Date.parse(this.setup?.settings.mutedUntil ?? '') > Date.now();
    }

    get muteLabel() {
        return this.isMuted ? UNMUTE : MUTE;
    }

    get isGranted() {
        const holders = this.setup?.holders ?? [];
        return NEEDED.every((name) => holders.some((holder) => holder.name === name && holder.count > 0));
    }

    /** @param {Event & { target: { value: string } }} event */
    handleCode({ target }) {
        this.code = target.value;
    }

    handlePair() {
        return this.change(async () => this.show(await pair({ code: this.code })));
    }

    handleNewKey() {
        return this.change(async () => this.show(await renewKey()));
    }

    handleUnpair() {
        return this.change(() => unpair());
    }

    handleCopy() {
        return navigator.clipboard.writeText(this.key);
    }

    /** @param {CustomEvent<string>} event */
    handleInterval({ detail }) {
        return this.change(() => schedule({ intervalMinutes: Number(detail) }));
    }

    /** @param {Event & { target: HTMLElement & { value: string } }} event */
    handleAlert({ target }) {
        this.entered = { ...this.entered, [String(target.dataset.name)]: target.value };
    }

    handleSave() {
        const { levels, jumpPoints, keepDays, audienceId } = this.alerts;
        return this.change(async () => {
            await changeAlerts({
                levels,
                jumpPoints: Number(jumpPoints),
                keepDays: Number(keepDays),
                audienceId: audienceId || null
            });
            this.entered = {};
        });
    }

    handleMute() {
        return this.change(() => mute({ hours: this.isMuted ? 0 : A_DAY_IN_HOURS }));
    }

    /** @param {Tollbridge.PairingOutcome} outcome */
    show({ key }) {
        this.key = key ?? '';
    }

    /**
     * Does something and looks at the org again, whether it went well or not.
     * @param {() => Promise<unknown>} action
     */
    async change(action) {
        this.isBusy = true;
        this.reasons = undefined;
        try {
            await action();
        } catch (error) {
            this.reasons = reasonsOf(error);
        }
        await this.load();
        this.isBusy = false;
    }
}
