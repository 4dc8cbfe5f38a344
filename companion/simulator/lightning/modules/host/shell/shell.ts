import { LightningElement, wire } from 'lwc'
import read from '@salesforce/apex/TollbridgeOverviewController.read'
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

const CURRENT = window.location.pathname.split('/').at(-1)

/** The frame of Lightning Experience around the app page: sandbox ribbon, global header, navigation bar. */
export default class Shell extends LightningElement {
  words = words
  look = chosenLook()
  looks = LOOKS.map((value) => ({ value, label: LOOK_NAMES.get(value) }))
  hasLooks = LOOKS.length > 1

  page = {
    isUsage: CURRENT === 'Tollbridge_Usage',
    isSpend: CURRENT === 'Tollbridge_Spend',
    isEnvironments: CURRENT === 'Tollbridge_Environments',
    isNotifications: CURRENT === 'Tollbridge_Notifications',
    isSetup: CURRENT === 'Tollbridge_Setup',
    isHome: CURRENT === 'home',
  }

  /** Shares the answer of the page's own wire: no second call. */
  @wire(read)
  overview: Tollbridge.Provisioned<Tollbridge.Overview> | undefined

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
      current: name === CURRENT ? 'page' : null,
      className: `slds-context-bar__item ${name === CURRENT ? 'slds-is-active' : ''}`,
    }))
  }

  get className() {
    return `shell shell_${this.look}`
  }

  get orgName() {
    return this.overview?.data?.environment.name
  }

  get ribbon() {
    return this.overview?.data?.environment.kind === 'sandbox' ? `${SANDBOX}: ${this.orgName ?? ''}` : ''
  }

  async handleLook({ detail }: CustomEvent<string>): Promise<void> {
    await wear(detail)
    this.look = detail
    window.history.replaceState(null, '', inLook(window.location.pathname, detail))
  }
}
