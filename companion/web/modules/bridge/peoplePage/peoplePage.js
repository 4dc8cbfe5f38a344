import { LightningElement } from 'lwc';
export default class PeoplePage extends LightningElement {}
