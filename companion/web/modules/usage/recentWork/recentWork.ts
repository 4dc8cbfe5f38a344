import { api } from 'lwc'
import { call, type Answer } from 'kit/client'
import { Component } from 'kit/component'
import { formatMoment, formatNumber } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { readAgain, type Reading } from 'usage/usageReading'

type Work = Answer<'GET /credits/work'>
type Period = Pick<Answer<'GET /credits/usage'>, 'from' | 'to'>

/** The newest work, with what is on show of the work before it. Without a common entry, some between them is not known. */
function joined(newest: Work, shown?: Work): Work {
  const ids = new Set(newest.entries.map(({ workId }) => workId))
  if (!shown?.entries.some(({ workId }) => ids.has(workId))) return newest
  const older = shown.entries.filter(({ workId }) => !ids.has(workId))
  if (older.length === 0) return newest
  return { ...newest, entries: [...newest.entries, ...older], hasOlder: shown.hasOlder }
}

/** The work that spent the credits of a period: when, who began it, what for, and what it cost. */
export default class RecentWork extends Component {
  labels = labelsBelow('web.recentWork')
  reading: Reading<Work> = {}
  isBusy = false
  wanted?: Period
  /** Where the period begins whose work is on show. */
  shownFrom?: string

  /** The period; the same one with a later end is read again. */
  @api
  get period(): Period | undefined {
    return this.wanted
  }
  set period(period: Period | undefined) {
    this.wanted = period
    void this.load()
  }

  get isEmpty() {
    return this.reading.data?.entries.length === 0
  }

  get rows() {
    return (this.reading.data?.entries ?? []).map(({ workId, startedAt, by, kind, credits, outcome }) => ({
      workId,
      moment: formatMoment(startedAt),
      who: by ?? this.labels.service,
      what: label(`web.work.${kind}`),
      credits: formatNumber(credits),
      outcome: this.labels[outcome],
      outcomeClass: outcome === 'failed' ? 'cell failed' : 'cell',
    }))
  }

  get notAttributed() {
    const { data } = this.reading
    return data && label('web.recentWork.notAttributed', { credits: data.notAttributed })
  }

  /** Another period may have been chosen before the answer arrived. */
  async load(): Promise<void> {
    const { wanted } = this
    if (!wanted) return
    const { from, to } = wanted
    const isSame = from === this.shownFrom
    const read = async () => {
      const newest = await call('GET /credits/work', { query: { from, to } })
      return joined(newest, isSame ? this.reading.data : undefined)
    }
    const reading = await readAgain(read, isSame ? this.reading : {})
    if (this.wanted !== wanted) return
    this.reading = reading
    this.shownFrom = from
  }

  handleRetry() {
    void this.load()
  }

  /** The focus moves to the first of those that are added, as the button moves away. */
  async handleMore() {
    const { wanted, reading } = this
    const shown = reading.data
    if (!wanted || !shown) return
    this.isBusy = true
    const { from, to } = wanted
    const more = async () => {
      const older = await call('GET /credits/work', { query: { from, to, after: shown.entries.at(-1)?.workId } })
      return { ...older, entries: [...shown.entries, ...older.entries] }
    }
    const added = await readAgain(more, reading)
    this.isBusy = false
    if (this.reading !== reading) return
    this.reading = added
    requestAnimationFrame(() => {
      this.template.querySelectorAll<HTMLElement>('tbody th')[shown.entries.length]?.focus()
    })
  }
}
