import { LightningElement } from 'lwc'
import { everyMinute } from 'kit/everyMinute'
import { formatTime } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { timeZone } from 'kit/locale'
import { isOffline, readAgain } from 'usage/usageReading'

const PATHS = {
  window: '/credits/window',
  forecast: '/credits/forecast',
  settings: '/credits/settings',
  usage: '/credits/usage',
  reconciliation: '/credits/reconciliation',
}
const NAMES = Object.keys(PATHS)

/** API usage: what this window and the last days cost, where it leads, and what the org itself says. */
export default class UsagePage extends LightningElement {
  labels = labelsBelow('web.usage')
  range = '24h'

  /** What each part knows. @type {Record<string, import('usage/usageReading').Reading>} */
  readings = Object.fromEntries(NAMES.map((name) => [name, {}]))

  get parts() {
    return Object.values(this.readings)
  }

  /** Nobody answered: said once for all parts, with how old the figures on show are. */
  get offline() {
    return this.parts.find(isOffline)?.problem
  }

  get shownSince() {
    const times = this.parts.flatMap(({ readAt }) => readAt ?? [])
    return times.length > 0 && label('web.usage.shownSince', { time: formatTime(Math.min(...times)) })
  }

  get isShown() {
    return this.parts.some((reading) => !isOffline(reading) || reading.data)
  }

  /** What the bars of whole days are measured against. */
  get dailyLimit() {
    return this.readings.settings.data?.dailyLimit
  }

  connectedCallback() {
    this.refresh()
    this.stop = everyMinute(() => this.refresh())
  }

  disconnectedCallback() {
    this.stop()
  }

  refresh() {
    NAMES.forEach((name) => this.read(name))
  }

  /** Where a part is read; the history depends on the range, and its days on the reader's time zone. */
  pathOf(name) {
    const query = new URLSearchParams({ range: this.range, timeZone })
    return name === 'usage' ? `${PATHS.usage}?${query}` : PATHS[name]
  }

  /** Reads one part, and forgets the answer if another range was chosen meanwhile. */
  async read(name) {
    const path = this.pathOf(name)
    const reading = await readAgain(path, this.readings[name])
    if (path === this.pathOf(name)) this.readings = { ...this.readings, [name]: reading }
  }

  handleRetry(event) {
    this.read(event.target.dataset.part)
  }

  handleRange({ detail: { range } }) {
    this.range = range
    this.read('usage')
  }
}
