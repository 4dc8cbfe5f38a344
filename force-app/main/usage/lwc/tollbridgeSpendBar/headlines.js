import BACKGROUND_PAUSED from '@salesforce/label/c.Tollbridge_Now_Word_Background_Paused';
import BUSY from '@salesforce/label/c.Tollbridge_Now_Word_Busy';
import CALM from '@salesforce/label/c.Tollbridge_Now_Word_Calm';
import CRITICAL from '@salesforce/label/c.Tollbridge_Now_Word_Critical';
import OLD from '@salesforce/label/c.Tollbridge_Now_Word_Old';
import STOPPED from '@salesforce/label/c.Tollbridge_Now_Word_Stopped';
import UNKNOWN from '@salesforce/label/c.Tollbridge_Now_Word_Unknown';
import UNREPORTED from '@salesforce/label/c.Tollbridge_Now_Word_Unreported';

/** The word and the icon of each headline. Only what is known to be good is green. */
export const HEADLINES = {
    calm: { word: CALM, icon: 'utility:success', variant: 'success' },
    busy: { word: BUSY, icon: 'utility:warning', variant: 'warning' },
    critical: { word: CRITICAL, icon: 'utility:warning', variant: 'warning' },
    'background-paused': { word: BACKGROUND_PAUSED, icon: 'utility:pause', variant: 'warning' },
    stopped: { word: STOPPED, icon: 'utility:error', variant: 'error' },
    unknown: { word: UNKNOWN, icon: 'utility:help', variant: '' },
    old: { word: OLD, icon: 'utility:help', variant: '' },
    unreported: { word: UNREPORTED, icon: 'utility:help', variant: '' }
};

/**
 * The headline of what the companion decided.
 * @param {Tollbridge.Spendable | null | undefined} now
 * @returns {keyof typeof HEADLINES}
 */
export function headlineOf(now) {
    if (!now) {
        return 'unreported';
    }
    const { state, level, orgLimit } = now;
    if (state === 'unknown') {
        return typeof orgLimit === 'number' ? 'old' : 'unknown';
    }
    if (state !== 'running') {
        return state;
    }
    return level === 'spent' || level === 'unknown' ? 'critical' : level;
}
