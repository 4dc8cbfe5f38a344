import { LightningElement } from 'lwc'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

/** Says that there is no page here. */
export default class NotFoundPage extends LightningElement {
  labels = labelsBelow('web.notFound')

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
