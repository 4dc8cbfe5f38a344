import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fillIn, formatCount, formatUtcDay } from 'c/tollbridgeLocaleText';
import { columnsOfApps, columnsOfUsers, columnsOfVersions, rowOfApp, rowOfUser, rowOfVersion } from './rows';
import BY_APP from '@salesforce/label/c.Tollbridge_Spend_By_App';
import BY_USER from '@salesforce/label/c.Tollbridge_Spend_By_User';
import BY_VERSION from '@salesforce/label/c.Tollbridge_Spend_By_Version';
import COUNTED from '@salesforce/label/c.Tollbridge_Spend_Counted';
import REST from '@salesforce/label/c.Tollbridge_Spend_Rest';
import RETIRING from '@salesforce/label/c.Tollbridge_Spend_Retiring';

/** Who sent how many requests, by app, user and API version. */
export default class TollbridgeSpendTables extends NavigationMixin(LightningElement) {
    /** @type {Tollbridge.SpendReport} */
    @api
    get report() {
        return this.shown;
    }

    set report(report) {
        this.shown = report;
        this.findAddresses(report.users);
    }

    labels = { BY_APP, BY_USER, BY_VERSION };

    /** @type {Tollbridge.SpendReport} */
    shown;

    /** The addresses of users, by their ids. @type {Record<string, string>} */
    addresses = {};

    columns = { apps: columnsOfApps, users: columnsOfUsers, versions: columnsOfVersions };

    get isShown() {
        return this.report.days.length > 0;
    }

    /** What the two figures of each table are. */
    get note() {
        const { days } = this.report;
        return fillIn(COUNTED, formatUtcDay(days[days.length - 1].day));
    }

    get apps() {
        return this.report.apps.map((app) => rowOfApp(app, this.report.week));
    }

    get users() {
        return this.report.users.map((user, index) => ({
            ...rowOfUser(user, this.report.week),
            key: String(index),
            address: this.addresses[user.userId ?? '']
        }));
    }

    get versions() {
        return this.report.versions.map(rowOfVersion);
    }

    get retiring() {
        const requests = this.report.versions.reduce((sum, { retiredWith, week }) => sum + (retiredWith ? week : 0), 0);
        return requests > 0 ? fillIn(RETIRING, formatCount(requests)) : '';
    }

    get rest() {
        return this.report.rest > 0 ? fillIn(REST, formatCount(this.report.rest)) : '';
    }

    /** @param {Tollbridge.SpendUser[]} users */
    async findAddresses(users) {
        const known = users.flatMap(({ userId }) => (userId ? [userId] : []));
        const found = await Promise.all(
            known.map(async (recordId) => [
                recordId,
                await this[NavigationMixin.GenerateUrl]({
                    type: 'standard__recordPage',
                    attributes: { recordId, objectApiName: 'User', actionName: 'view' }
                })
            ])
        );
        this.addresses = Object.fromEntries(found);
    }
}
