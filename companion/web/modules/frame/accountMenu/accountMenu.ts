import { LightningElement } from 'lwc'
import { labelsBelow } from 'kit/labels'
import { leave, navigate } from 'kit/router'
import { currentSession, signOut } from 'kit/session'

/** The signed-in person, and the ways out. */
export default class AccountMenu extends LightningElement {
  labels = labelsBelow('web.account')

  get person() {
    return currentSession().person
  }

  handleSelect(event) {
    const everywhere = event.detail.value === 'everywhere'
    leave(() => this.signOut({ everywhere }))
  }

  async signOut(options) {
    try {
      await signOut(options)
      navigate('/sign-in')
    } catch (problem) {
      this.dispatchEvent(new CustomEvent('problem', { detail: problem, bubbles: true, composed: true }))
    }
  }
}
