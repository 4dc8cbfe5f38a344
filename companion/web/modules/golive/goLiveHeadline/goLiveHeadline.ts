import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { label } from 'kit/labels'

type Headline = Answer<'GET /go-live'>['headline']

const ICONS: Record<Headline['state'], { name: string; variant?: string }> = {
  'not-started': { name: 'utility:info' },
  attention: { name: 'utility:error', variant: 'error' },
  unchecked: { name: 'utility:warning', variant: 'warning' },
  ready: { name: 'utility:success', variant: 'success' },
}

/** How the checklist stands as a whole, by colour, icon and word. */
export default class GoLiveHeadline extends LightningElement {
  @api headline: Headline

  get frameClass() {
    return `headline headline_${this.headline.state}`
  }

  get icon() {
    return ICONS[this.headline.state]
  }

  get text() {
    const { state, attention, unchecked } = this.headline
    return label(`web.goLive.headline.${state}`, { count: state === 'attention' ? attention : unchecked })
  }

  /** What could not be checked stands beside what is open. */
  get also() {
    const { state, unchecked } = this.headline
    return state === 'attention' && unchecked > 0 && label('web.goLive.headline.unchecked', { count: unchecked })
  }

  get more() {
    const { state, unchecked, continued } = this.headline
    return state !== 'ready' && label(`web.goLive.more.${state}`, { left: unchecked - continued })
  }

  get warnings() {
    const { warnings: count } = this.headline
    return count > 0 && label('web.goLive.warnings', { count })
  }
}
