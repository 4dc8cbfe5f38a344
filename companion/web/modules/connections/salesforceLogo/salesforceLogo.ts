import { LightningElement } from 'lwc'

/** A plain cloud and the platform's name. */
export default class SalesforceLogo extends LightningElement {}
