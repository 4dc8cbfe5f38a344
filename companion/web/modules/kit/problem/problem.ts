import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'
import { placeOf } from './place'
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

  /** Where the remedy is applied. */
  get place() {
    return placeOf(this.problem.code)
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }

  handleRetry() {
    this.dispatch('retry')
  }
}
