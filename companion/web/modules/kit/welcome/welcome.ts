import { LightningElement } from 'lwc'
import { labelsBelow } from 'kit/labels'

/** The frame of the pages that need no session: the product, one card, the language. */
export default class Welcome extends LightningElement {
  labels = labelsBelow('web.welcome')
}
