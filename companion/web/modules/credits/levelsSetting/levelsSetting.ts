import { LightningElement, api } from 'lwc'
import { formatPercent } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

const LEAST = 1
const MOST = 100
const MOST_LEVELS = 6

/** The levels at which a notice is raised: a list to remove from and to add to. */
export default class LevelsSetting extends LightningElement {
  labels = labelsBelow('web.levels')
  isOpen = false
  fault = ''

  /** In percent of the limit, ascending. @type {number[]} */
  @api levels = []

  /** What somebody else saved while this was changed. @type {string} */
  @api meanwhile

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
  async focus() {
    this.isOpen = true
    await Promise.resolve()
    ;(this.refs.level ?? this.template.querySelector('.remove')).focus()
  }

  @api
  lock() {
    this.isOpen = false
    this.fault = ''
  }

  /** A level that was typed and not added is taken up, or said to be wrong. */
  @api
  reportValidity() {
    return !this.refs.level || this.refs.level.value === '' ? this.accept() : this.add()
  }

  accept() {
    this.fault = ''
    return true
  }

  handlePadlock() {
    if (this.isOpen) this.isOpen = false
    else this.focus()
  }

  handleRemove(event) {
    const removed = Number(event.currentTarget.dataset.level)
    this.tell(this.levels.filter((level) => level !== removed))
    this.focus()
  }

  handleAdd() {
    this.add()
    this.focus()
  }

  handleKey(event) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    this.handleAdd()
  }

  /** Adds what was typed if it is a level that is not there yet, and says whether it is. */
  add() {
    const level = Number(this.refs.level.value)
    if (!Number.isInteger(level) || level < LEAST || level > MOST || this.levels.includes(level)) {
      this.fault = label('web.levels.fault', { min: LEAST, max: MOST })
      return false
    }
    this.refs.level.value = ''
    this.tell([...this.levels, level].toSorted((one, other) => one - other))
    return this.accept()
  }

  tell(value) {
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }))
  }
}
