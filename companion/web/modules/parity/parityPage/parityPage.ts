import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { navigate } from 'kit/router'
import { isAdmin } from 'kit/session'

/** What came of reading an org. */
function outcomeOf({ unknown, unchanged }) {
  if (unknown.length > 0) return 'readPartly'
  return unchanged ? 'readUnchanged' : 'readChanged'
}

/** Settings > Go live > Compare: the sandbox against production, and the comparisons made so far. */
export default class ParityPage extends LightningElement {
  labels = labelsBelow('web.parity')
  isAdmin = isAdmin()
  orgs
  reports
  problem
  done
  isBusy = false

  get isReader() {
    return !this.isAdmin
  }

  get isLoading() {
    return !this.orgs && !this.problem
  }

  get isUnread() {
    return Boolean(this.problem && !this.orgs)
  }

  /** Nothing can be compared before both sides are known. */
  get isIncomplete() {
    return new Set(this.orgs.map(({ environment }) => environment)).size < 2
  }

  get isLocked() {
    return this.isBusy || this.isIncomplete
  }

  connectedCallback() {
    this.load()
  }

  load() {
    return this.attempt(() => this.read())
  }

  async read() {
    const [{ orgs }, { reports }] = await Promise.all([
      call('GET', '/parity/fingerprints'),
      call('GET', '/parity/reports'),
    ])
    Object.assign(this, { orgs, reports })
  }

  handleReadOrg() {
    return this.attempt(async () => {
      const taken = await call('POST', '/parity/fingerprints')
      await this.read()
      const { organizationName: org } = this.orgs.find((one) => one.organizationId === taken.organizationId)
      this.done = label(`web.parity.${outcomeOf(taken)}`, { org })
    })
  }

  handleCompare() {
    return this.attempt(async () => {
      const { reportId } = await call('POST', '/parity/reports')
      navigate(`/settings/parity/report?id=${encodeURIComponent(reportId)}`)
    })
  }

  async attempt(act) {
    this.problem = undefined
    this.done = undefined
    this.isBusy = true
    try {
      await act()
    } catch (problem) {
      this.problem = problem
    }
    this.isBusy = false
  }
}
