import type { ApexAnswers } from './lightning-page.ts'
import type { Tab } from './tabs.ts'

/** A state of the app: the answers of Apex, and the text of each tab that has this state. */
export type State = {
  name: string
  answers: ApexAnswers
  shows: Partial<Record<Tab, string>>
  /** The parameters of the address. */
  asks?: string
}
