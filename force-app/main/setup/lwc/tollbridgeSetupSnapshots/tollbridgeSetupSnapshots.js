import { LightningElement, api } from 'lwc';
import { fillIn, formatCount } from 'c/tollbridgeLocaleText';
import DAYS from '@salesforce/label/c.Tollbridge_Setup_Days';
import EVERY from '@salesforce/label/c.Tollbridge_Setup_Every';
import INTERVAL from '@salesforce/label/c.Tollbridge_Setup_Interval';
import OFF from '@salesforce/label/c.Tollbridge_Setup_Off';
import SAVE from '@salesforce/label/c.Tollbridge_Setup_Save';
import STORAGE from '@salesforce/label/c.Tollbridge_Setup_Storage';

const INTERVALS_IN_MINUTES = [15, 60];

/** What a row takes of data storage, however small it is. */
const KILOBYTES_A_ROW = 2;

const MEGABYTE = 1024;

/** So long snapshots stay single; those of earlier days are one row a day and limit. */
const SINGLE_DAYS = 7;

const A_DAY_IN_MINUTES = 1440;

/** How many limits a snapshot keeps. */
const LIMITS = 5;

/**
 * How often snapshots are taken, how long they are kept, and what they take. Fires `save` with both. What is entered stays
 * until `forget` is called, as saving may fail.
 */
export default class TollbridgeSetupSnapshots extends LightningElement {
    /** @type {Tollbridge.Settings | undefined} */
    @api settings;

    /** Whether the job is planned. @type {boolean} */
    @api isScheduled = false;

    /** How many snapshots are kept. @type {number} */
    @api snapshots = 0;

    labels = { DAYS, INTERVAL, SAVE };

    /** What is entered and not saved. @type {{ interval?: string, keepDays?: string }} */
    entered = {};

    /** Forgets what is entered, once it is saved. */
    @api
    forget() {
        this.entered = {};
    }

    /** In minutes; 0 where no job is planned. */
    get interval() {
        return this.entered.interval ?? (this.isScheduled ? String(this.settings?.intervalMinutes) : '0');
    }

    get intervals() {
        const every = INTERVALS_IN_MINUTES.map((minutes) => ({
            value: String(minutes),
            label: fillIn(EVERY, formatCount(minutes))
        }));
        return [...every, { value: '0', label: OFF }].map((choice) => ({
            ...choice,
            selected: choice.value === this.interval
        }));
    }

    get keepDays() {
        return this.entered.keepDays ?? this.settings?.keepDays;
    }

    /** What the snapshots take, and what they will. */
    get storage() {
        const days = Number(this.keepDays);
        const single = Math.min(days, SINGLE_DAYS) * (A_DAY_IN_MINUTES / (Number(this.interval) || A_DAY_IN_MINUTES));
        const rows = (single + Math.max(0, days - SINGLE_DAYS)) * LIMITS;
        const [now, later] = [this.snapshots, rows].map((count) => Math.ceil((count * KILOBYTES_A_ROW) / MEGABYTE));
        return fillIn(STORAGE, formatCount(this.snapshots), formatCount(now), formatCount(later));
    }

    /** @param {Event & { target: { value: string } }} event */
    handleInterval({ target: { value } }) {
        this.entered = { ...this.entered, interval: value };
    }

    /** @param {Event & { target: { value: string } }} event */
    handleDays({ target: { value } }) {
        this.entered = { ...this.entered, keepDays: value };
    }

    /** What the input refuses is said beside it, and nothing is sent. */
    handleSave() {
        /** @type {HTMLInputElement | null | undefined} */
        const days = this.template?.querySelector('lightning-input');
        if (days?.reportValidity() === false) {
            days.focus();
            return;
        }
        const detail = { intervalMinutes: Number(this.interval), keepDays: Number(this.keepDays) };
        this.dispatchEvent(new CustomEvent('save', { detail }));
    }
}
