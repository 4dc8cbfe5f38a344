import { LightningElement, api } from 'lwc'

/** A quiet spinner with what is being waited for. */
export default class PleaseWait extends LightningElement {
  @api label = ''
}
