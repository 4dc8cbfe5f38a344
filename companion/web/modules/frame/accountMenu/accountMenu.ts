import { LightningElement } from 'lwc'
import { problemOf } from 'kit/client'
import { labelsBelow } from 'kit/labels'
import { leave, navigate } from 'kit/router'
import { currentPerson, signOut } from 'kit/session'

/** The signed-in person, and the ways out. */
export default class AccountMenu extends LightningElement {
  labels = labelsBelow('web.account')

  get person() {
    return currentPerson()
  }

  handleSelect(event: CustomEvent<{ value: string }>) {
    const everywhere = event.detail.value === 'everywhere'
    leave(() => void this.signOut({ everywhere }))
  }

  async signOut(options: { everywhere: boolean }): Promise<void> {
    try {
      await signOut(options)
      navigate('/sign-in')
    } catch (thrown) {
      const detail = problemOf(thrown)
      this.dispatchEvent(new CustomEvent('problem', { detail, bubbles: true, composed: true }))
    }
  }
}
