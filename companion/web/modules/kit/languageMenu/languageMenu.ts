import { LightningElement, api } from 'lwc'
import type { EventOn } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import { LANGUAGES } from 'kit/languages'
import { language } from 'kit/locale'

const COOKIE = 'tollbridge_language'
const ONE_YEAR = 365 * 24 * 60 * 60

/** Switches the language of the pages, and remembers it in this browser. */
export default class LanguageMenu extends LightningElement {
  labels = labelsBelow('web.language')
  languages = LANGUAGES.map((entry) => ({ ...entry, selected: entry.value === language }))

  /** Drawn on the dark bar. */
  @api inverse = false

  get menuClass() {
    return this.inverse ? 'menu menu_inverse' : 'menu'
  }

  handleChange(event: EventOn<HTMLSelectElement>) {
    const secure = window.location.protocol === 'https:' ? '; secure' : ''
    document.cookie = `${COOKIE}=${event.target.value}; path=/; max-age=${ONE_YEAR}; samesite=lax${secure}`
    window.location.reload()
  }
}
