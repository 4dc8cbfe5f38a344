import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatAgo, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** An org of which the companion knows what it looks like. */
export type KnownOrg = Answer<'GET /parity/fingerprints'>['orgs'][number]

const SIDES: KnownOrg['environment'][] = ['sandbox', 'production']

/** The two sides of a comparison: which org is known of each, since when and from whom. */
export default class ParityOrgs extends LightningElement {
  labels = labelsBelow('web.parity')

  @api orgs: KnownOrg[] = []

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

  takenOf({ source, takenAt }: KnownOrg): string {
    return label(`web.parity.taken.${source}`, { moment: formatMoment(takenAt), ago: formatAgo(takenAt) })
  }
}
