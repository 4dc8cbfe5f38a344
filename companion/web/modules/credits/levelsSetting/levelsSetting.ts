import { api } from 'lwc'
import { Component, type EventOn } from 'kit/component'
import { formatPercent } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

const LEAST = 1
const MOST = 100
const MOST_LEVELS = 6

type Refs = { level?: HTMLInputElement }
type Events = { change: { value: number[] } }

/** The levels at which a notice is raised: a list to remove from and to add to. */
export default class LevelsSetting extends Component<Refs, Events> {
  labels = labelsBelow('web.levels')
  isOpen = false
  fault = ''

  /** In percent of the limit, ascending. */
  @api levels: number[] = []

  /** The levels that another admin saved while this was changed. */
  @api meanwhile?: string

  get helpLabel() {
    return label('web.setting.about', { setting: this.labels.label })
  }

  get rows() {
    return this.levels.map((level) => ({
      level,
      text: formatPercent(level),
      removeLabel: label('web.levels.remove', { level: formatPercent(level) }),
    }))
  }

  /** The last level stays: who wants no alerts mutes them. */
  get isRemovable() {
    return this.isOpen && this.levels.length > 1
  }

  get isAddable() {
    return this.isOpen && this.levels.length < MOST_LEVELS
  }

  get isFull() {
    return this.isOpen && !this.isAddable
  }

  get full() {
    return label('web.levels.full', { most: MOST_LEVELS })
  }

  get isInvalid() {
    return this.fault ? 'true' : 'false'
  }

  /** Opens the padlock and, once that is drawn, moves to where a level is added, or removed if there is room for no more. */
  @api
  async focus(): Promise<void> {
    this.isOpen = true
    await Promise.resolve()
    ;(this.refs.level ?? this.template.querySelector<HTMLElement>('.remove'))?.focus()
  }

  @api
  lock(): void {
    this.isOpen = false
    this.fault = ''
  }

  /** A level that was typed and not added is taken up, or said to be wrong. */
  @api
  reportValidity(): boolean {
    const { level } = this.refs
    return !level || level.value === '' ? this.accept() : this.add(level)
  }

  accept(): true {
    this.fault = ''
    return true
  }

  handlePadlock() {
    if (this.isOpen) this.isOpen = false
    else void this.focus()
  }

  handleRemove({ currentTarget }: EventOn<HTMLElement>) {
    const removed = Number(currentTarget.dataset['level'])
    this.tell(this.levels.filter((level) => level !== removed))
    void this.focus()
  }

  handleAdd() {
    if (this.refs.level) this.add(this.refs.level)
    void this.focus()
  }

  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    this.handleAdd()
  }

  /** Adds what was typed if it is a level that is not there yet, and says whether it is. */
  add(field: HTMLInputElement): boolean {
    const level = Number(field.value)
    if (!Number.isInteger(level) || level < LEAST || level > MOST || this.levels.includes(level)) {
      this.fault = label('web.levels.fault', { min: LEAST, max: MOST })
      return false
    }
    field.value = ''
    this.tell([...this.levels, level].toSorted((one, other) => one - other))
    return this.accept()
  }

  tell(value: number[]): void {
    this.dispatch('change', { value })
  }
}
