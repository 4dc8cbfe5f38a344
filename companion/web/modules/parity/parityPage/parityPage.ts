import { call, type Answer } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import type { KnownOrg } from 'parity/parityOrgs'
import { navigate } from 'kit/router'
import { Page } from 'kit/page'

/** What came of reading an org. */
function outcomeOf({ unknown, unchanged }: Answer<'POST /parity/fingerprints'>) {
  if (unknown.length > 0) return 'readPartly'
  return unchanged ? 'readUnchanged' : 'readChanged'
}

/** Settings > Go live > Compare: the sandbox against production, and the comparisons made so far. */
export default class ParityPage extends Page {
  labels = labelsBelow('web.parity')
  orgs?: KnownOrg[]
  reports?: Answer<'GET /parity/reports'>['reports']
  done?: string

  override get isRead() {
    return Boolean(this.orgs)
  }

  /** Nothing can be compared before both sides are known. */
  get isIncomplete() {
    return new Set(this.orgs?.map(({ environment }) => environment)).size < 2
  }

  get isLocked() {
    return this.isBusy || this.isIncomplete
  }

  override connectedCallback(): void {
    void this.load()
  }

  load(): Promise<void> {
    return this.attempt(() => this.read())
  }

  async read(): Promise<void> {
    const [{ orgs }, { reports }] = await Promise.all([call('GET /parity/fingerprints'), call('GET /parity/reports')])
    this.orgs = orgs
    this.reports = reports
  }

  handleReadOrg() {
    return this.attempt(async () => {
      const taken = await call('POST /parity/fingerprints')
      await this.read()
      const org = this.orgs?.find(({ organizationId }) => organizationId === taken.organizationId)?.organizationName
      this.done = label(`web.parity.${outcomeOf(taken)}`, { org })
    })
  }

  handleCompare() {
    return this.attempt(async () => {
      const { reportId } = await call('POST /parity/reports')
      navigate(`/settings/parity/report?id=${encodeURIComponent(reportId)}`)
    })
  }

  override async attempt(act: () => Promise<void>): Promise<void> {
    this.done = undefined
    await super.attempt(act)
  }
}
