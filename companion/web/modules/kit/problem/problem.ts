import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import type { ToldProblem } from 'kit/client'

type Events = { retry: undefined }

/** Says what went wrong, why, and what to do. */
export default class Problem extends Component<NoRefs, Events> {
  labels = labelsBelow('web.problem')

  /** What the server told. */
  @api problem: ToldProblem

  /** Offers to try again. */
  @api retry = false

  /** The request's id, to quote to the operator after a server error. */
  get faultId() {
    const { status = 0, instance } = this.problem
    return status >= 500 ? instance : undefined
  }

  handleRetry() {
    this.dispatch('retry')
  }
}
