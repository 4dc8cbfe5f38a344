import { LightningElement } from 'lwc'
import { labelsBelow } from 'kit/labels'

/** The table of CRM platforms that can be connected. */
export default class PlatformPicker extends LightningElement {
  labels = labelsBelow('web.platforms')

  handleConnect() {
    this.dispatchEvent(new CustomEvent('connect'))
  }
}
