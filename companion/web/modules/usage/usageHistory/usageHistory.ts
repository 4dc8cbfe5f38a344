import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { CONSUMER_NAMES } from 'usage/consumers'
import type { Answer } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { timeZone } from 'kit/locale'

type Usage = Answer<'GET /credits/usage'>

/** The hours or days that are shown. */
export type Range = Usage['range']

const RANGES: Range[] = ['24h', '7d', '30d']

type Events = { range: { range: Range } }

/** The credits of the last hours or days, as a chart, as a table and as a file. */
export default class UsageHistory extends Component<NoRefs, Events> {
  labels = labelsBelow('web.usageHistory')
  consumers = CONSUMER_NAMES
  ranges = RANGES.map((value) => ({ value, label: this.labels[value] }))

  /** The range that was chosen. */
  @api range: Range

  /** The usage as read last; of another range while the chosen one is read. */
  @api usage: Usage

  @api dailyLimit?: number

  /** Whether what is on show is still of the range before. */
  get isBehind() {
    return String(this.usage.range !== this.range)
  }

  /** A bar of an hour says nothing against the limit of a day. */
  get limit() {
    return this.usage.span === 'day' ? this.dailyLimit : undefined
  }

  get totals() {
    const { spent, refused, returned } = this.usage.totals
    return [
      label('web.usageHistory.spent', { spent }),
      ...(refused > 0 ? [label('web.usageHistory.refused', { refused })] : []),
      ...(returned > 0 ? [label('web.usageHistory.returned', { returned })] : []),
    ].map((text) => ({ text }))
  }

  get csvAddress() {
    return `/api/v1/credits/usage.csv?${new URLSearchParams({ range: this.range, timeZone }).toString()}`
  }

  handleChoose({ detail: { value } }: CustomEvent<{ value: Range }>) {
    this.dispatch('range', { range: value })
  }
}
