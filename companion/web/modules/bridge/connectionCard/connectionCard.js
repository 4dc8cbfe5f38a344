import { LightningElement, api } from 'lwc';
import { formatDay } from 'bridge/format';
import { labelsBelow } from 'bridge/labels';

/** One CRM connection: which org, since when, as whom, and what it costs. */
export default class ConnectionCard extends LightningElement {
    labels = labelsBelow('web.connection');

    /** A connection as the companion tells it. */
    @api connection;

    /** Moves the focus to the name of the org. */
    @api
    focus() {
        this.refs.name.focus();
    }

    /** The kind of org, where it says more than the environment. */
    get kind() {
        const { orgKind, environment } = this.connection;
        return orgKind === environment ? undefined : orgKind;
    }

    get isDisconnected() {
        return this.connection.status === 'authorization-required';
    }

    get facts() {
        const { organizationId, integrationUser, connectedAt } = this.connection;
        return [
            { name: this.labels.organizationId, value: organizationId, valueClass: 'code' },
            { name: this.labels.integrationUser, value: integrationUser.name, more: integrationUser.username },
            { name: this.labels.connectedAt, value: formatDay(connectedAt) }
        ];
    }

    get host() {
        return new URL(this.connection.instanceUrl).host;
    }
}
