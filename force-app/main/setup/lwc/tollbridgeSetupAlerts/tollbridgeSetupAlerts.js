import { LightningElement, api } from 'lwc';
import AUDIENCE from '@salesforce/label/c.Tollbridge_Setup_Audience';
import DAYS from '@salesforce/label/c.Tollbridge_Setup_Days';
import JUMP from '@salesforce/label/c.Tollbridge_Setup_Jump';
import LEVELS from '@salesforce/label/c.Tollbridge_Setup_Levels';
import MUTE from '@salesforce/label/c.Tollbridge_Setup_Mute';
import NOBODY from '@salesforce/label/c.Tollbridge_Setup_Nobody';
import SAVE from '@salesforce/label/c.Tollbridge_Setup_Save';
import UNMUTE from '@salesforce/label/c.Tollbridge_Setup_Unmute';

const A_DAY_IN_HOURS = 24;

/**
 * Who hears the bell, and when. Fires `save` with what is to hold, and `mute` with the hours. What is entered stays until
 * `forget` is called, as saving may fail.
 */
export default class TollbridgeSetupAlerts extends LightningElement {
    /** @type {Tollbridge.Settings | undefined} */
    @api settings;

    /** @type {Tollbridge.Audience[]} */
    @api audiences = [];

    labels = { AUDIENCE, DAYS, JUMP, LEVELS, SAVE };

    /** What is entered and not saved. @type {Partial<Record<'levels' | 'jumpPoints' | 'keepDays' | 'audienceId', string>>} */
    entered = {};

    /** Forgets what is entered, once it is saved. */
    @api
    forget() {
        this.entered = {};
    }

    get alerts() {
        const { alertLevels = [], jumpPoints, keepDays, audienceId } = this.settings ?? {};
        return { levels: alertLevels.join(', '), jumpPoints, keepDays, audienceId: audienceId ?? '', ...this.entered };
    }

    get choices() {
        const named = this.audiences.map(({ id, name }) => ({ value: id, label: name }));
        const { audienceId } = this.alerts;
        return [{ value: '', label: NOBODY }, ...named].map((choice) => ({
            ...choice,
            selected: choice.value === audienceId
        }));
    }

    get isMuted() {
        return Date.parse(this.settings?.mutedUntil ?? '') > Date.now();
    }

    get muteLabel() {
        return this.isMuted ? UNMUTE : MUTE;
    }

    /** @param {Event & { target: HTMLElement & { value: string } }} event */
    handleEntry({ target }) {
        this.entered = { ...this.entered, [String(target.dataset.name)]: target.value };
    }

    handleSave() {
        const { levels, jumpPoints, keepDays, audienceId } = this.alerts;
        const detail = {
            levels,
            jumpPoints: Number(jumpPoints),
            keepDays: Number(keepDays),
            audienceId: audienceId || null
        };
        this.dispatchEvent(new CustomEvent('save', { detail }));
    }

    handleMute() {
        this.dispatchEvent(new CustomEvent('mute', { detail: this.isMuted ? 0 : A_DAY_IN_HOURS }));
    }
}
