import { LightningElement, api } from 'lwc';
import { fillIn, formatCount, formatMoment, piecesOf } from 'c/tollbridgeLocaleText';
import LOST from '@salesforce/label/c.Tollbridge_Figures_Lost';
import LOST_NOTE from '@salesforce/label/c.Tollbridge_Figures_Lost_Note';
import ORG from '@salesforce/label/c.Tollbridge_Figures_Org';
import ORG_NOTE from '@salesforce/label/c.Tollbridge_Figures_Org_Note';
import RESERVED from '@salesforce/label/c.Tollbridge_Figures_Reserved';
import USED from '@salesforce/label/c.Tollbridge_Figures_Used';
import USED_OF from '@salesforce/label/c.Tollbridge_Meter_Used_Of';
import WINDOW from '@salesforce/label/c.Tollbridge_Figures_Window';

/** The integration's credits of the running window and, set apart from them, the requests of the whole org. */
export default class TollbridgeUsageFigures extends LightningElement {
    /** @type {Tollbridge.CreditWindow} */
    @api window;

    /** Everybody's requests of the last 24 hours, as the org counts them. @type {Tollbridge.ApiUsage} */
    @api orgUsage;

    labels = { LOST_NOTE, ORG, ORG_NOTE };

    get windowTitle() {
        return fillIn(WINDOW, formatMoment(this.window.endsAt));
    }

    get hasLost() {
        return this.window.lost > 0;
    }

    get figures() {
        const { used, reserved, lost } = this.window;
        const figures = [
            { name: USED, value: used },
            { name: RESERVED, value: reserved }
        ];
        return [...figures, ...(this.hasLost ? [{ name: LOST, value: lost }] : [])].map(({ name, value }) => ({
            name,
            value: formatCount(value)
        }));
    }

    /** The sentence "used of allowed", cut so that the used count can be drawn large. */
    get orgFigures() {
        const { used, allowed } = this.orgUsage;
        return piecesOf(USED_OF, formatCount(used), formatCount(allowed)).map(({ key, text, placeholder }) => ({
            key,
            text,
            className: placeholder === '{0}' ? 'value' : 'words'
        }));
    }
}
