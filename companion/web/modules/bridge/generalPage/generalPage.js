import { LightningElement } from 'lwc';
export default class GeneralPage extends LightningElement {}
