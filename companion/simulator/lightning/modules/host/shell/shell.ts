import { LightningElement } from 'lwc'
import { openInApp } from 'lightning/navigation'
import ENVIRONMENTS from '@salesforce/label/c.Tollbridge_Orgs_Title'
import NOTIFICATIONS from '@salesforce/label/c.Tollbridge_Notices_Title'
import OVERVIEW from '@salesforce/label/c.Tollbridge_Overview_Title'
import SANDBOX from '@salesforce/label/c.Tollbridge_Environment_Sandbox'
import SETUP from '@salesforce/label/c.Tollbridge_Setup_Title'
import SPEND from '@salesforce/label/c.Tollbridge_Spend_Title'
import USAGE from '@salesforce/label/c.Tollbridge_Usage_Heading'
import { LOOKS, chosenLook, inLook, wear } from 'host/look'
import { words } from 'host/words'

/** The tabs of the app; in an org they are metadata. */
const TABS = [
  { name: 'Tollbridge', label: OVERVIEW },
  { name: 'Tollbridge_Usage', label: USAGE },
  { name: 'Tollbridge_Spend', label: SPEND },
  { name: 'Tollbridge_Environments', label: ENVIRONMENTS },
  { name: 'Tollbridge_Notifications', label: NOTIFICATIONS },
  { name: 'Tollbridge_Setup', label: SETUP },
]

/** The names of the looks, the same in every language. */
const LOOK_NAMES = new Map([
  ['slds1', 'SLDS 1'],
  ['slds2', 'SLDS 2'],
])

const currentTab = () => window.location.pathname.split('/').at(-1)

/** What the org tells the page about itself. */
const factNamed = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''

/** The frame of Lightning Experience around the app page: sandbox ribbon, global header, navigation bar. */
export default class Shell extends LightningElement {
  words = words
  look = chosenLook()
  looks = LOOKS.map((value) => ({ value, label: LOOK_NAMES.get(value) }))
  hasLooks = LOOKS.length > 1

  current = currentTab()

  orgName = factNamed('organization')

  override connectedCallback(): void {
    window.addEventListener('popstate', this.handleAddress)
  }

  override disconnectedCallback(): void {
    window.removeEventListener('popstate', this.handleAddress)
  }

  handleAddress = (): void => {
    this.current = currentTab()
  }

  get page() {
    return {
      isUsage: this.current === 'Tollbridge_Usage',
      isSpend: this.current === 'Tollbridge_Spend',
      isEnvironments: this.current === 'Tollbridge_Environments',
      isNotifications: this.current === 'Tollbridge_Notifications',
      isSetup: this.current === 'Tollbridge_Setup',
      isHome: this.current === 'home',
    }
  }

  /** Whether the panel of the utility bar is open. It reads nothing before. */
  isUtilityOpen = false

  utilityLabel = USAGE

  get utilityExpanded() {
    return String(this.isUtilityOpen)
  }

  handleUtility(): void {
    this.isUtilityOpen = !this.isUtilityOpen
  }

  get tabs() {
    return TABS.map(({ name, label }) => ({
      name,
      label,
      path: inLook(`/lightning/n/${name}`, this.look),
      current: name === this.current ? 'page' : null,
      className: `slds-context-bar__item ${name === this.current ? 'slds-is-active' : ''}`,
    }))
  }

  get className() {
    return `shell shell_${this.look}`
  }

  get ribbon() {
    return factNamed('environment') === 'sandbox' ? `${SANDBOX}: ${this.orgName}` : ''
  }

  /** A click with a key is the reader's own way to open a tab. */
  handleTab(event: MouseEvent & { currentTarget: HTMLElement }): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openInApp(`/lightning/n/${event.currentTarget.dataset.name ?? ''}`)
  }

  async handleLook({ detail: { value } }: CustomEvent<{ value: string }>): Promise<void> {
    await wear(value)
    this.look = value
    window.history.replaceState(null, '', inLook(window.location.pathname, value))
  }
}
