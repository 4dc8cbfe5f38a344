import type AuditFilters from 'audit/auditFilters'
import type { AuditTableElement } from 'audit/auditTable'
import { csvOf, readTrail, type Author, type Entry, type Filter } from 'audit/auditTrail'
import { call } from 'kit/client'
import type { EventOf } from 'kit/component'
import { label, labelsBelow } from 'kit/labels'
import { Page } from 'kit/page'

type Refs = { table: AuditTableElement }

/** Settings > Account > Audit trail: who did what in this account, and when. For admins. */
export default class AuditPage extends Page<Refs> {
  labels = labelsBelow('web.audit')
  people: Author[] = []
  entries?: Entry[]
  hasOlder = false
  keptForDays: number | null = null
  filter: Filter = {}
  done = ''

  override get isRead() {
    return Boolean(this.entries)
  }

  get isEmpty() {
    return this.entries?.length === 0
  }

  get hasEntries() {
    return Boolean(this.entries?.length)
  }

  get emptyText() {
    return Object.values(this.filter).some(Boolean) ? this.labels.noneFound : this.labels.empty
  }

  get keptText() {
    return this.keptForDays === null ? this.labels.keptForever : label('web.audit.kept', { days: this.keptForDays })
  }

  get csvPath() {
    return csvOf(this.filter)
  }

  override connectedCallback(): void {
    if (this.isAdmin) void this.load()
  }

  load(): Promise<void> {
    return this.attempt(async () => {
      const [{ people }] = await Promise.all([call('GET /audit/people'), this.read()])
      this.people = people
    })
  }

  /** Another filter may have been chosen before the answer arrived. */
  async read(): Promise<void> {
    const { filter } = this
    const trail = await readTrail(filter)
    if (filter !== this.filter) return
    this.entries = trail.entries
    this.hasOlder = trail.hasOlder
    this.keptForDays = trail.keptForDays
  }

  /** What matched the filter before does not stay on show as if it matched this one. */
  async handleFilter({ detail }: EventOf<AuditFilters, 'change'>) {
    this.filter = detail
    this.entries = undefined
    this.done = ''
    await this.attempt(() => this.read())
    if (this.filter === detail && !this.problem) this.done = this.isEmpty ? this.labels.noneFound : this.labels.filtered
  }

  /** The focus moves to the first of those that are added, as the button moves away. */
  async handleMore() {
    const { filter, entries = [] } = this
    await this.attempt(async () => {
      const { entries: older, hasOlder } = await readTrail(filter, entries.at(-1)?.auditId)
      if (filter !== this.filter) return
      this.entries = [...entries, ...older]
      this.hasOlder = hasOlder
    })
    requestAnimationFrame(() => {
      this.refs.table.focusRow(entries.length)
    })
  }
}
