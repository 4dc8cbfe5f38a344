import { LightningElement, api } from 'lwc';
import isManager from '@salesforce/customPermission/Tollbridge_Manage';
import read from '@salesforce/apex/TollbridgeFingerprintController.read';
import start from '@salesforce/apex/TollbridgeFingerprintController.start';
import { FAULTS } from 'c/tollbridgeCompanionStates';
import { fillIn, formatCount, formatHour } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import DONE from '@salesforce/label/c.Tollbridge_Report_Done';
import FAILED from '@salesforce/label/c.Tollbridge_Report_Failed';
import NEVER from '@salesforce/label/c.Tollbridge_Report_Never';
import NOT_PAIRED from '@salesforce/label/c.Tollbridge_Report_Not_Paired';
import NOW from '@salesforce/label/c.Tollbridge_Report_Now';
import REFUSED from '@salesforce/label/c.Tollbridge_Report_Refused';
import STOPPED from '@salesforce/label/c.Tollbridge_Report_Stopped';
import TEXT from '@salesforce/label/c.Tollbridge_Report_Text';
import TITLE from '@salesforce/label/c.Tollbridge_Report_Title';
import UNDER_WAY from '@salesforce/label/c.Tollbridge_Report_Under_Way';
import UNREACHABLE from '@salesforce/label/c.Tollbridge_Report_Unreachable';

/** Why a report fails, and what to do, but for what the companion refuses. */
const PROBLEMS = new Map([
    ['not-paired', NOT_PAIRED],
    ...[...FAULTS].map(([state, { text }]) => /** @type {const} */ ([state, text])),
    ['down', UNREACHABLE],
    ['stopped', STOPPED]
]);

/** When this org last reported itself to the companion, how that ended, and the button that does it again. */
export default class TollbridgeOrgReport extends LightningElement {
    labels = { NOW, TEXT, TITLE };

    /** A viewer sees no button. */
    isManager = isManager;

    /** @type {Tollbridge.FingerprintProgress | undefined} */
    progress;

    /** Why it could not be read or begun. @type {string[] | undefined} */
    reasons;

    connectedCallback() {
        return this.refresh();
    }

    /** Reads again; while a report is under way, the animation of its bar asks for it. */
    @api
    async refresh() {
        try {
            this.progress = await read();
            this.reasons = undefined;
        } catch (error) {
            this.reasons = reasonsOf(error);
        }
    }

    async handleStart() {
        try {
            await start();
            await this.refresh();
        } catch (error) {
            this.reasons = reasonsOf(error);
        }
    }

    get isUnderWay() {
        return this.progress?.state === 'under-way';
    }

    get sentence() {
        const { state, sent = 0, total = 0, beganAt, endedAt } = this.progress ?? {};
        if (state === 'under-way') {
            return fillIn(UNDER_WAY, formatCount(sent), formatCount(total));
        }
        if (state === 'never') {
            return NEVER;
        }
        return state && fillIn(state === 'done' ? DONE : FAILED, formatHour(endedAt ?? beganAt ?? ''));
    }

    get advice() {
        const { problem } = this.progress ?? {};
        return problem && (PROBLEMS.get(problem) ?? fillIn(REFUSED, problem));
    }
}
