import { LightningElement } from 'lwc';
export default class ConnectionsPage extends LightningElement {}
