import { LightningElement } from 'lwc';
import { call } from 'bridge/client';
import { whenHandshakesTell } from 'bridge/handshakeWatch';
import { label, labelsBelow } from 'bridge/labels';
import { isAdmin } from 'bridge/session';

/** Settings > Integrations > Connections. */
export default class ConnectionsPage extends LightningElement {
    labels = labelsBelow('web.connections');
    isAdmin = isAdmin();
    connections;
    problem;
    isConnecting = false;
    connectedOrg;
    isNew = false;

    get isLoading() {
        return !this.connections && !this.problem;
    }

    get isEmpty() {
        return this.connections?.length === 0;
    }

    get connectedText() {
        return this.connectedOrg && label('web.connections.connected', { org: this.connectedOrg });
    }

    connectedCallback() {
        this.load();
        this.unlisten = whenHandshakesTell(({ state }) => state === 'connected' && !this.isConnecting && this.load());
    }

    renderedCallback() {
        const card = this.template.querySelector('bridge-connection-card');
        if (this.isNew && card) card.focus();
        this.isNew = this.isNew && !card;
    }

    disconnectedCallback() {
        this.unlisten();
    }

    async load() {
        this.problem = undefined;
        try {
            ({ connections: this.connections } = await call('GET', '/connections'));
        } catch (problem) {
            this.problem = problem;
        }
    }

    handleSetUp() {
        this.connectedOrg = undefined;
        this.isConnecting = true;
    }

    handleClosed() {
        this.isConnecting = false;
    }

    async handleConnected() {
        await this.load();
        this.connectedOrg = this.connections?.[0]?.orgName;
        this.isNew = true;
    }
}
