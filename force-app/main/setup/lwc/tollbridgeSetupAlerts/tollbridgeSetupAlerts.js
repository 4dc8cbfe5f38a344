import { LightningElement, api } from 'lwc';
import { fillIn } from 'c/tollbridgeLocaleText';
import AUDIENCE from '@salesforce/label/c.Tollbridge_Setup_Audience';
import FORM from '@salesforce/label/c.Tollbridge_Setup_Levels_Form';
import JUMP from '@salesforce/label/c.Tollbridge_Setup_Jump';
import BELL_TEST from '@salesforce/label/c.Tollbridge_Setup_Bell_Test';
import LEVELS_OF from '@salesforce/label/c.Tollbridge_Setup_Levels_Of';
import LIMIT_ASYNC from '@salesforce/label/c.Tollbridge_Limit_Async';
import LIMIT_BULK from '@salesforce/label/c.Tollbridge_Limit_Bulk';
import LIMIT_DATA from '@salesforce/label/c.Tollbridge_Limit_Data';
import LIMIT_FILES from '@salesforce/label/c.Tollbridge_Limit_Files';
import LEVELS from '@salesforce/label/c.Tollbridge_Setup_Levels';
import MUTE from '@salesforce/label/c.Tollbridge_Setup_Mute';
import NOBODY from '@salesforce/label/c.Tollbridge_Setup_Nobody';
import SAVE from '@salesforce/label/c.Tollbridge_Setup_Save';
import UNMUTE from '@salesforce/label/c.Tollbridge_Setup_Unmute';

const A_DAY_IN_HOURS = 24;

/** What each limit but the API requests is called, by its name in OrgLimits. */
const LIMITS = [
    { name: 'DailyAsyncApexExecutions', label: LIMIT_ASYNC },
    { name: 'DailyBulkApiBatches', label: LIMIT_BULK },
    { name: 'DataStorageMB', label: LIMIT_DATA },
    { name: 'FileStorageMB', label: LIMIT_FILES }
];

/**
 * Who hears the bell, and when. Fires `save` with what is to hold, `mute` with the hours, and `belltest`. What is entered stays until
 * `forget` is called, as saving may fail.
 */
export default class TollbridgeSetupAlerts extends LightningElement {
    /** @type {Tollbridge.Settings | undefined} */
    @api settings;

    /** @type {Tollbridge.Audience[]} */
    @api audiences = [];

    labels = { AUDIENCE, BELL_TEST, FORM, JUMP, LEVELS, SAVE };

    /** What is entered and not saved. @type {Partial<Record<'levels' | 'jumpPoints' | 'audienceId', string>>} */
    entered = {};

    /** The levels that are entered for other limits and not saved, by the name of the limit. @type {Record<string, string>} */
    enteredLevels = {};

    /** Forgets what is entered, once it is saved. */
    @api
    forget() {
        this.entered = {};
        this.enteredLevels = {};
    }

    get alerts() {
        const { alertLevels = [], jumpPoints, audienceId } = this.settings ?? {};
        return { levels: alertLevels.join(', '), jumpPoints, audienceId: audienceId ?? '', ...this.entered };
    }

    get choices() {
        const named = this.audiences.map(({ id, name }) => ({ value: id, label: name }));
        const { audienceId } = this.alerts;
        return [{ value: '', label: NOBODY }, ...named].map((choice) => ({
            ...choice,
            selected: choice.value === audienceId
        }));
    }

    /** The levels of each limit but the API requests. */
    get limits() {
        return LIMITS.map(({ name, label }) => ({
            name,
            label: fillIn(LEVELS_OF, label),
            value: this.levelsOf(name)
        }));
    }

    get isMuted() {
        return Date.parse(this.settings?.mutedUntil ?? '') > Date.now();
    }

    get muteIcon() {
        return this.isMuted ? 'utility:volume_high' : 'utility:volume_off';
    }

    get muteLabel() {
        return this.isMuted ? UNMUTE : MUTE;
    }

    /** @param {Event & { target: HTMLElement & { value: string } }} event */
    handleEntry({ target }) {
        this.entered = { ...this.entered, [String(target.dataset.name)]: target.value };
    }

    /** @param {Event & { target: HTMLElement & { value: string } }} event */
    handleLevels({ target }) {
        this.enteredLevels = { ...this.enteredLevels, [String(target.dataset.limit)]: target.value };
    }

    /** @param {string} name of a limit */
    levelsOf(name) {
        return this.enteredLevels[name] ?? (this.settings?.otherLevels[name] ?? []).join(', ');
    }

    /** What an input refuses is said beside it, and nothing is sent. */
    handleSave() {
        /** @type {NodeListOf<HTMLInputElement> | undefined} */
        const inputs = this.template?.querySelectorAll('lightning-input');
        const refused = [...(inputs ?? [])].filter((input) => input.reportValidity() === false);
        if (refused.length > 0) {
            refused[0].focus();
            return;
        }
        const { levels, jumpPoints, audienceId } = this.alerts;
        const detail = {
            levels,
            jumpPoints: Number(jumpPoints),
            audienceId: audienceId || null,
            others: Object.fromEntries(LIMITS.map(({ name }) => [name, this.levelsOf(name)]))
        };
        this.dispatchEvent(new CustomEvent('save', { detail }));
    }

    handleBellTest() {
        this.dispatchEvent(new CustomEvent('belltest'));
    }

    handleMute() {
        this.dispatchEvent(new CustomEvent('mute', { detail: this.isMuted ? 0 : A_DAY_IN_HOURS }));
    }
}
