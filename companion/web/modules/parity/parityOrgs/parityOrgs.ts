import { LightningElement, api } from 'lwc'
import { formatAgo, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

const SIDES = ['sandbox', 'production']

/** The two sides of a comparison: which org is known of each, since when and from whom. */
export default class ParityOrgs extends LightningElement {
  labels = labelsBelow('web.parity')

  /** @type {{ organizationId: string, organizationName: string, environment: 'sandbox'|'production', source: 'read'|'pushed', takenAt: string }[]} */
  @api orgs = []

  get sides() {
    return SIDES.map((side) => {
      const orgs = this.orgs.filter(({ environment }) => environment === side)
      return {
        side,
        missing: orgs.length === 0 && label(`web.parity.unknown.${side}`),
        orgs: orgs.map((org) => ({ ...org, taken: this.takenOf(org) })),
      }
    })
  }

  takenOf({ source, takenAt }) {
    return label(`web.parity.taken.${source}`, { moment: formatMoment(takenAt), ago: formatAgo(takenAt) })
  }
}
