import { LightningElement } from 'lwc'
import { call, type Answer } from 'kit/client'
import type { EventOf, EventOn } from 'kit/component'
import { everyMinute } from 'kit/everyMinute'
import { formatTime } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { timeZone } from 'kit/locale'
import type UsageHistory from 'usage/usageHistory'
import type { Range } from 'usage/usageHistory'
import { isOffline, readAgain, type Reading } from 'usage/usageReading'

type Parts = {
  window: { credits: Answer<'GET /credits/window'>; spend: Answer<'GET /credits/spend'> }
  forecast: Answer<'GET /credits/forecast'>
  settings: Answer<'GET /credits/settings'>
  usage: Answer<'GET /credits/usage'>
  reconciliation: Answer<'GET /credits/reconciliation'>
}
type Part = keyof Parts
type Readings = { [Name in Part]: Reading<Parts[Name]> }
type Readers = { [Name in Part]: (range: Range) => Promise<Parts[Name]> }

/** How each part is read. The history depends on the range, and its days on the reader's time zone. */
const READERS: Readers = {
  window: async () => ({ credits: await call('GET /credits/window'), spend: await call('GET /credits/spend') }),
  forecast: () => call('GET /credits/forecast'),
  settings: () => call('GET /credits/settings'),
  usage: (range) => call('GET /credits/usage', { query: { range, timeZone } }),
  reconciliation: () => call('GET /credits/reconciliation'),
}

const readPart = <Name extends Part>(name: Name, range: Range, before: Readings): Promise<Reading<Parts[Name]>> =>
  readAgain(() => READERS[name](range), before[name])

const NAMES: Part[] = ['window', 'forecast', 'settings', 'usage', 'reconciliation']

/** API usage: what this window and the last days cost, where it leads, and what the org itself says. */
export default class UsagePage extends LightningElement {
  labels = labelsBelow('web.usage')
  range: Range = '24h'
  stop?: () => void

  /** What each part knows. */
  readings: Readings = { window: {}, forecast: {}, settings: {}, usage: {}, reconciliation: {} }

  get parts(): Reading[] {
    return Object.values(this.readings)
  }

  /** The companion did not answer. The page says so once, with the age of the figures shown. */
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

  /** Whether background work cannot spend anything now. */
  get isPaused() {
    return this.readings.window.data?.spend.background.left === 0
  }

  /** What the bars of whole days are measured against. */
  get dailyLimit() {
    return this.readings.settings.data?.dailyLimit
  }

  override connectedCallback(): void {
    this.refresh()
    this.stop = everyMinute(() => {
      this.refresh()
    })
  }

  override disconnectedCallback(): void {
    this.stop?.()
  }

  refresh(): void {
    NAMES.forEach((name) => void this.read(name))
  }

  /** Reads one part, and drops the answer if another range was chosen in between. */
  async read(name: Part): Promise<void> {
    const { range } = this
    const reading = await readPart(name, range, this.readings)
    if (name !== 'usage' || range === this.range) this.readings = { ...this.readings, [name]: reading }
  }

  handleRetry({ target }: EventOn<HTMLElement>) {
    const part = NAMES.find((name) => name === target.dataset['part'])
    if (part) void this.read(part)
  }

  handleRange({ detail: { range } }: EventOf<UsageHistory, 'range'>) {
    this.range = range
    void this.read('usage')
  }
}
