import { LightningElement, api } from 'lwc'
import type { Report } from 'parity/parityFilter'
import { label, labelOr } from 'kit/labels'

/** The differences of the report before that are gone. */
export default class ParityGone extends LightningElement {
  @api gone: Report['gone'] = []

  override get title() {
    return label('web.parity.gone', { count: this.gone.length })
  }

  get rows() {
    return this.gone.map((one) => ({ ...one, kindName: labelOr(`parity.kind.${one.kind}`, one.kind) }))
  }
}
