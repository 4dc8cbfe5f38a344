import { FAULTS } from 'c/tollbridgeCompanionStates';
import { formatCount } from 'c/tollbridgeLocaleText';
import ALERTS from '@salesforce/label/c.Tollbridge_Setup_Alerts';
import ALERTS_TEXT from '@salesforce/label/c.Tollbridge_Setup_Alerts_Text';
import CANNOT_STORE from '@salesforce/label/c.Tollbridge_Setup_Cannot_Store';
import CREDENTIAL from '@salesforce/label/c.Tollbridge_Setup_Credential';
import CREDENTIAL_TEXT from '@salesforce/label/c.Tollbridge_Setup_Credential_Text';
import DONE from '@salesforce/label/c.Tollbridge_Setup_Done';
import HOSTS from '@salesforce/label/c.Tollbridge_Setup_Hosts';
import OPEN from '@salesforce/label/c.Tollbridge_Setup_Open';
import PAIR from '@salesforce/label/c.Tollbridge_Setup_Pair';
import PAIR_TEXT from '@salesforce/label/c.Tollbridge_Setup_Pair_Text';
import PERMISSIONS from '@salesforce/label/c.Tollbridge_Setup_Permissions';
import PERMISSIONS_TEXT from '@salesforce/label/c.Tollbridge_Setup_Permissions_Text';
import PLACEHOLDER from '@salesforce/label/c.Tollbridge_Setup_Placeholder';
import REFUSED from '@salesforce/label/c.Tollbridge_Setup_Refused';
import SCHEDULE from '@salesforce/label/c.Tollbridge_Setup_Schedule';
import SCHEDULE_TEXT from '@salesforce/label/c.Tollbridge_Setup_Schedule_Text';
import UNKNOWN from '@salesforce/label/c.Tollbridge_Setup_Unknown';
import USER from '@salesforce/label/c.Tollbridge_Setup_User';
import USER_NONE from '@salesforce/label/c.Tollbridge_Setup_User_None';
import USER_TEXT from '@salesforce/label/c.Tollbridge_Setup_User_Text';

/** @typedef {{ state: 'done' | 'open' | 'unknown', problem?: string }} Found */
/** @typedef {{ said?: string, reasons?: string[] }} Outcome */
/** @typedef {Found & Outcome & { id: string, title: string, text: string, path?: string, isNext: boolean }} Step */

/** The word and the icon of each state. */
export const MARKS = {
    done: { word: DONE, icon: 'utility:success', variant: 'success' },
    open: { word: OPEN, icon: 'utility:routing_offline', variant: '' },
    unknown: { word: UNKNOWN, icon: 'utility:question', variant: 'warning' }
};

/** Without these no admin can set Tollbridge up, or the companion cannot sign in. */
const NEEDED = ['Tollbridge_Admin', 'Tollbridge_Integration_User'];

/**
 * The steps in the order that works, with their page of Setup and how each is looked at.
 * @type {{ id: string, heading: string, text: string, path?: string, look: (setup: Tollbridge.Setup) => Found }[]}
 */
const STEPS = [
    {
        id: 'credential',
        heading: CREDENTIAL,
        text: CREDENTIAL_TEXT,
        path: 'setup/NamedCredential/home',
        look: ({ greeting, hasPlaceholder, hasOneHost }) => {
            if (hasPlaceholder) {
                return { state: 'open', problem: PLACEHOLDER };
            }
            if (hasOneHost === false) {
                return { state: 'open', problem: HOSTS };
            }
            return greeting === 'ok' ? { state: 'done' } : { state: 'open', problem: FAULTS.get(greeting)?.text };
        }
    },
    {
        id: 'pair',
        heading: PAIR,
        text: PAIR_TEXT,
        look: ({ companion, wasPaired, canKeepKeys }) => {
            if (companion === 'wrong-address' || companion === 'down') {
                return { state: wasPaired ? 'unknown' : 'open', problem: canKeepKeys ? undefined : CANNOT_STORE };
            }
            if (companion === 'no-access') {
                return { state: wasPaired ? 'unknown' : 'open', problem: FAULTS.get(companion)?.text };
            }
            if (companion === 'not-paired' || companion === 'no-key') {
                return { state: 'open', problem: canKeepKeys ? pairingProblem(companion, wasPaired) : CANNOT_STORE };
            }
            return { state: 'done' };
        }
    },
    {
        id: 'permissions',
        heading: PERMISSIONS,
        text: PERMISSIONS_TEXT,
        path: 'setup/PermSets/home',
        look: ({ holders }) => {
            const held = holders.filter(({ count }) => count > 0).map(({ name }) => name);
            return holders.length > 0 ? doneIf(NEEDED.every((name) => held.includes(name))) : { state: 'unknown' };
        }
    },
    {
        id: 'schedule',
        heading: SCHEDULE,
        text: SCHEDULE_TEXT,
        path: 'setup/ScheduledJobs/home',
        look: ({ nextRunAt }) => doneIf(nextRunAt)
    },
    {
        id: 'alerts',
        heading: ALERTS,
        text: ALERTS_TEXT,
        look: ({ settings }) => doneIf(settings.audienceId)
    },
    {
        id: 'user',
        heading: USER,
        text: USER_TEXT,
        path: 'setup/ManageUsers/home',
        look: ({ companion, users }) => {
            if (users?.length === 0 && companion !== 'connected-here') {
                return { state: 'open', problem: USER_NONE };
            }
            const states = (users ?? []).flatMap(({ rights }) => rights.map(({ state }) => state));
            const isKnown = states.length > 0 && !states.includes('unknown');
            return isKnown || states.includes('missing') ? doneIf(!states.includes('missing')) : { state: 'unknown' };
        }
    }
];

/**
 * @param {'not-paired' | 'no-key'} companion
 * @param {boolean} wasPaired
 */
function pairingProblem(companion, wasPaired) {
    if (!wasPaired) {
        return undefined;
    }
    return companion === 'not-paired' ? REFUSED : FAULTS.get(companion)?.text;
}

/**
 * @param {unknown} isDone
 * @returns {Found}
 */
function doneIf(isDone) {
    return { state: isDone ? 'done' : 'open' };
}

/**
 * The steps as they were found in the org. The first that is not done is the next.
 * @param {Tollbridge.Setup} setup
 * @returns {Step[]}
 */
export function stepsOf(setup) {
    const steps = STEPS.map(({ heading, look, ...step }, index) => ({
        ...step,
        title: `${formatCount(index + 1)}. ${heading}`,
        ...look(setup)
    }));
    const next = steps.find(({ state }) => state !== 'done');
    return steps.map((step) => ({ ...step, isNext: step === next }));
}
