import { Component, type NoRefs } from 'kit/component'
import { labelsBelow } from 'kit/labels'

type Events = { connect: undefined }

/** The table of CRM platforms that can be connected. */
export default class PlatformPicker extends Component<NoRefs, Events> {
  labels = labelsBelow('web.platforms')

  handleConnect() {
    this.dispatch('connect')
  }
}
