import { fillIn, formatCount, formatMoment } from 'c/tollbridgeLocaleText';
import AT_MOST from '@salesforce/label/c.Tollbridge_Now_At_Most';
import BACKGROUND_LEFT from '@salesforce/label/c.Tollbridge_Now_Background_Left';
import BACKGROUND_PAUSE from '@salesforce/label/c.Tollbridge_Now_Background_Pause';
import BACKGROUND_UNTIL from '@salesforce/label/c.Tollbridge_Now_Background_Until';
import BY_ORG from '@salesforce/label/c.Tollbridge_Now_Limited_By_Org_Allowance';
import BY_OWN_LIMIT from '@salesforce/label/c.Tollbridge_Now_Limited_By_Own_Limit';
import BY_SHARE from '@salesforce/label/c.Tollbridge_Now_Limited_By_Share';
import LEFT from '@salesforce/label/c.Tollbridge_Now_Left';
import NEVER_SEEN from '@salesforce/label/c.Tollbridge_Now_Never_Seen';
import OLD from '@salesforce/label/c.Tollbridge_Now_Old';
import STOPPED from '@salesforce/label/c.Tollbridge_Now_Limited_By_Stopped';
import STOPPED_NOW from '@salesforce/label/c.Tollbridge_Now_Limited_By_Stopped_Now';
import UNREPORTED from '@salesforce/label/c.Tollbridge_Now_Unreported';

const CAUSES = { 'own-limit': BY_OWN_LIMIT, share: BY_SHARE, 'org-allowance': BY_ORG, pause: BY_ORG };

/**
 * How much can be spent. Without the companion, no more than this org has left.
 * @param {Tollbridge.Spendable | null | undefined} now
 * @param {Tollbridge.ApiUsage} usage
 */
export function leftOf(now, { used, allowed }) {
    const left = now ? now.left : Math.max(0, allowed - used);
    return fillIn(now && now.state !== 'unknown' ? LEFT : AT_MOST, formatCount(left));
}

/**
 * What limits it, and until when.
 * @param {Tollbridge.Spendable | null | undefined} now
 */
export function causeOf(now) {
    if (!now) {
        return UNREPORTED;
    }
    const { limitedBy, until, orgObservedAt } = now;
    if (limitedBy === 'unknown') {
        return orgObservedAt ? fillIn(OLD, formatMoment(orgObservedAt)) : NEVER_SEEN;
    }
    if (limitedBy === 'stopped') {
        return until ? fillIn(STOPPED, formatMoment(until)) : STOPPED_NOW;
    }
    return until ? fillIn(CAUSES[limitedBy], formatMoment(until)) : CAUSES[limitedBy];
}

/**
 * What background work can spend. Empty where everything has stopped.
 * @param {Tollbridge.Spendable | null | undefined} now
 */
export function backgroundOf(now) {
    if (!now || now.state === 'stopped') {
        return '';
    }
    const { backgroundLeft, backgroundUntil, orgReserve } = now;
    if (backgroundLeft > 0) {
        return fillIn(BACKGROUND_LEFT, formatCount(backgroundLeft));
    }
    return backgroundUntil
        ? fillIn(BACKGROUND_UNTIL, formatMoment(backgroundUntil))
        : fillIn(BACKGROUND_PAUSE, formatCount(orgReserve ?? 0));
}
