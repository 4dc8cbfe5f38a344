import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { formatMoment } from 'kit/format'
import { allValid } from 'kit/field'
import { label, labelsBelow } from 'kit/labels'
import { hold } from 'kit/router'
import { savedValue, settingText } from 'credits/settingText'
import { changed, changesOf, overtaken, rebased } from './draft'

const BATCH_SIZES = [25, 50, 100, 200]
const RECORDS = 100_000
const LIMIT_REFUSALS = ['DAILY_LIMIT_TOO_LOW', 'DAILY_LIMIT_TOO_HIGH', 'DAILY_LIMIT_NOT_A_NUMBER']

const batchText = (size) => label('web.general.batchCosts', { size, credits: RECORDS / size, records: RECORDS })

/** The settings of CRM > General: each behind its padlock, saved together. */
export default class CreditSettings extends LightningElement {
  labels = labelsBelow('web.general')
  batchSizes = BATCH_SIZES.map((value) => ({ value, text: batchText(value) }))
  draft = {}
  meanwhile = {}
  isSaving = false
  problem
  conflict
  limitRefusal
  done
  isDoneNew = false
  leave
  release = () => {}

  /** The settings as the companion tells them. */
  @api settings

  /** The credits of the window, if they could be read. */
  @api credits

  get isChanged() {
    return Object.keys(this.draft).length > 0
  }

  get isBarShown() {
    return this.isChanged || this.done
  }

  /** Each setting as it was typed, else as it is saved. */
  get values() {
    const names = [
      'dailyLimit',
      'exportBatchSize',
      'resetHour',
      'orgFloorPercent',
      'shares',
      'alertLevels',
      'jumpPoints',
    ]
    return Object.fromEntries(names.map((name) => [name, this.draft[name] ?? savedValue(this.settings, name)]))
  }

  get windowEnd() {
    return this.credits?.windowEnd
  }

  get lastChange() {
    const { changedAt, changedBy } = this.settings
    if (!changedAt) return this.labels.neverChanged
    return label('web.general.changed', { by: changedBy, moment: formatMoment(changedAt) })
  }

  get controls() {
    return this.template.querySelectorAll('[data-setting]')
  }

  renderedCallback() {
    if (this.isDoneNew) this.template.querySelector('kit-save-bar').focus()
    this.isDoneNew = false
  }

  disconnectedCallback() {
    this.release()
  }

  /** Keeps the draft; while there is one, whatever leads away from the page asks first. */
  keep(draft) {
    this.draft = draft
    this.release()
    if (this.isChanged) this.release = hold((go) => (this.leave = go))
  }

  handleChange(event) {
    this.done = undefined
    this.limitRefusal = undefined
    this.keep(changed(this.draft, { name: event.target.dataset.setting, value: event.detail.value }, this.settings))
  }

  handleCancel() {
    this.finish(this.labels.cancelled)
  }

  /** Nothing is left to save: every padlock closes, and the reader is told how it ended. */
  finish(done) {
    this.start({})
    this.controls.forEach((control) => control.lock())
    this.done = done
    this.isDoneNew = true
  }

  /** Begins anew with a draft, and with nothing said about the last try. */
  start(draft) {
    this.problem = undefined
    this.conflict = undefined
    this.limitRefusal = undefined
    this.meanwhile = {}
    this.keep(draft)
  }

  handleSave() {
    if (!this.isSaving && allValid(this.controls)) this.save()
  }

  async save() {
    this.isSaving = true
    this.problem = undefined
    const body = { version: this.settings.version, ...changesOf(this.draft) }
    try {
      this.take(await call('PATCH', '/credits/settings', { body }))
    } catch (problem) {
      this.refuse(problem)
    }
    this.isSaving = false
  }

  take(settings) {
    const { changedAt, changedBy } = settings
    this.finish(label('web.general.saved', { by: changedBy, moment: formatMoment(changedAt) }))
    this.tell(settings)
  }

  /** Says why nothing was saved, where it belongs; everything typed stays. */
  refuse(problem) {
    if (problem.code === 'SETTINGS_CHANGED') this.conflict = problem
    else if (LIMIT_REFUSALS.includes(problem.code)) this.refuseLimit(problem)
    else this.problem = problem
  }

  refuseLimit(problem) {
    this.limitRefusal = problem
    this.template.querySelector('[data-setting="dailyLimit"]').focus()
  }

  /** Takes up what somebody else saved, and keeps what was typed beside it. */
  async handleLoad() {
    try {
      const settings = await call('GET', '/credits/settings')
      const names = overtaken(this.draft, this.settings, settings)
      this.start(rebased(this.draft, settings))
      this.meanwhile = Object.fromEntries(names.map((name) => [name, this.meanwhileText(name, settings)]))
      if (!this.isChanged) this.finish(this.labels.alreadySaved)
      this.tell(settings)
    } catch (problem) {
      this.problem = problem
    }
  }

  meanwhileText(name, settings) {
    const value = settingText(name, savedValue(settings, name))
    return label('web.general.meanwhile', { by: settings.changedBy, value })
  }

  tell(settings) {
    this.dispatchEvent(new CustomEvent('saved', { detail: { settings } }))
  }

  handleDoneClosed() {
    this.done = undefined
    this.refs.form.focus({ preventScroll: true })
  }

  handleMute() {
    this.dispatchEvent(new CustomEvent('mute'))
  }

  handleLeave() {
    this.leave()
  }

  handleStay() {
    this.leave = undefined
  }
}
