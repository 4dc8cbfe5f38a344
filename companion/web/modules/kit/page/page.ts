import { problemOf, type ToldProblem } from 'kit/client'
import { Component, type NoRefs } from 'kit/component'
import { isAdmin } from 'kit/session'

/** A part of the pages that reads what it shows: it is loading, it failed, or it has been read. */
export abstract class Page<Refs extends Record<string, Element> = NoRefs, Events = NoRefs> extends Component<
  Refs,
  Events
> {
  problem?: ToldProblem
  isAdmin = isAdmin()
  isBusy = false

  /** Whether what it shows was read once. It stays on show when a later attempt fails. */
  abstract get isRead(): boolean

  get isReader(): boolean {
    return !this.isAdmin
  }

  get isLoading(): boolean {
    return !this.isRead && !this.problem
  }

  /** Whether it could not be read at all, so that there is nothing below the problem. */
  get isUnread(): boolean {
    return Boolean(this.problem && !this.isRead)
  }

  /** Does something, and shows why where it fails. */
  async attempt(act: () => Promise<void>): Promise<void> {
    this.problem = undefined
    this.isBusy = true
    try {
      await act()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
    this.isBusy = false
  }
}
