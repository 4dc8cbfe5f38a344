import { api } from 'lwc'
import { Component } from 'kit/component'
import { call, problemOf, type Answer, type ToldProblem } from 'kit/client'
import { formatMoment } from 'kit/format'
import { allValid } from 'kit/field'
import type { Spend } from 'credits/spendBar'
import { label, labelsBelow } from 'kit/labels'
import { hold } from 'kit/router'
import type { SettingElement } from 'kit/setting'
import { savedSettings, settingText, type Settings } from 'credits/settingText'
import {
  BATCH_SIZES,
  changed,
  changeOf,
  changesOf,
  overtaken,
  rebased,
  type AnyChange,
  type Draft,
  type SettingName,
} from './draft'

const RECORDS = 100_000
const LIMIT_REFUSALS = ['DAILY_LIMIT_TOO_LOW', 'DAILY_LIMIT_TOO_HIGH', 'DAILY_LIMIT_NOT_A_NUMBER']

const batchText = (size: number) => label('web.general.batchCosts', { size, credits: RECORDS / size, records: RECORDS })

type Refs = { form: HTMLElement }
type Events = { saved: { settings: Settings }; mute: undefined }
type ChangeEvent = CustomEvent<Pick<AnyChange, 'value'>> & { readonly target: SettingElement }

/** The settings of CRM > General: each behind its padlock, saved together. */
export default class CreditSettings extends Component<Refs, Events> {
  labels = labelsBelow('web.general')
  batchSizes = BATCH_SIZES.map((value) => ({ value, text: batchText(value) }))
  draft: Draft = {}
  meanwhile: Partial<Record<SettingName, string>> = {}
  isSaving = false
  problem?: ToldProblem
  conflict?: ToldProblem
  limitRefusal?: ToldProblem
  done?: string
  isDoneNew = false
  leave?: () => void
  release = () => {}

  @api settings: Settings

  /** The credits of the window, if they could be read. */
  @api credits?: Answer<'GET /credits/window'>

  /** What can be spent, by the kinds of work that exist, if it could be read. */
  @api spend?: Spend

  /** The kinds of work that exist, and what each has used in this window. */
  get usedBy() {
    const used = this.credits?.byConsumer ?? []
    return (this.spend?.byConsumer ?? []).map(({ consumer }) => ({
      consumer,
      credits: used.find((one) => one.consumer === consumer)?.credits ?? 0,
    }))
  }

  get isChanged() {
    return Object.keys(this.draft).length > 0
  }

  get isBarShown() {
    return this.isChanged || this.done
  }

  /** Each setting as it was typed, else as it is saved. */
  get values() {
    return { ...savedSettings(this.settings), ...this.draft }
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
    return this.template.querySelectorAll<SettingElement>('[data-setting]')
  }

  override renderedCallback(): void {
    if (this.isDoneNew) this.template.querySelector('kit-save-bar')?.focus()
    this.isDoneNew = false
  }

  override disconnectedCallback(): void {
    this.release()
  }

  /** Keeps the draft; while there is one, whatever leads away from the page asks first. */
  keep(draft: Draft): void {
    this.draft = draft
    this.release()
    if (this.isChanged)
      this.release = hold((go) => {
        this.leave = go
      })
  }

  handleChange({ target, detail }: ChangeEvent) {
    this.done = undefined
    this.limitRefusal = undefined
    const change = changeOf(target.dataset['setting'], detail.value)
    if (change) this.keep(changed(this.draft, change, this.settings))
  }

  handleCancel() {
    this.finish(this.labels.cancelled)
  }

  /** Closes every padlock and announces the result, because nothing is left to save. */
  finish(done: string): void {
    this.start({})
    this.controls.forEach((control) => {
      control.lock()
    })
    this.done = done
    this.isDoneNew = true
  }

  /** Starts over with a draft and without a message. */
  start(draft: Draft): void {
    this.problem = undefined
    this.conflict = undefined
    this.limitRefusal = undefined
    this.meanwhile = {}
    this.keep(draft)
  }

  handleSave() {
    if (!this.isSaving && allValid(this.controls)) void this.save()
  }

  /** Enter in a field saves what was changed. */
  handleEnter() {
    if (this.isChanged) this.handleSave()
  }

  async save(): Promise<void> {
    this.isSaving = true
    this.problem = undefined
    const body = { version: this.settings.version, ...changesOf(this.draft) }
    try {
      this.take(await call('PATCH /credits/settings', { body }))
    } catch (thrown) {
      this.refuse(problemOf(thrown))
    }
    this.isSaving = false
  }

  take(settings: Settings): void {
    const { changedAt, changedBy } = settings
    this.finish(label('web.general.saved', { by: changedBy, moment: changedAt && formatMoment(changedAt) }))
    this.tell(settings)
  }

  /** Says why nothing was saved, where it belongs; everything typed stays. */
  refuse(problem: ToldProblem): void {
    if (problem.code === 'SETTINGS_CHANGED') this.conflict = problem
    else if (LIMIT_REFUSALS.includes(problem.code ?? '')) this.refuseLimit(problem)
    else this.problem = problem
  }

  refuseLimit(problem: ToldProblem): void {
    this.limitRefusal = problem
    this.template.querySelector<SettingElement>('[data-setting="dailyLimit"]')?.focus()
  }

  /** Shows what another admin saved, and keeps what was typed beside it. */
  async handleLoad(): Promise<void> {
    try {
      const settings = await call('GET /credits/settings')
      const names = overtaken(this.draft, this.settings, settings)
      this.start(rebased(this.draft, settings))
      this.meanwhile = Object.fromEntries(names.map((name) => [name, this.meanwhileText(name, settings)]))
      if (!this.isChanged) this.finish(this.labels.alreadySaved)
      this.tell(settings)
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  meanwhileText(name: SettingName, settings: Settings): string {
    const value = settingText(name, savedSettings(settings)[name])
    return label('web.general.otherValue', { by: settings.changedBy, value })
  }

  tell(settings: Settings): void {
    this.dispatch('saved', { settings })
  }

  handleDoneClosed() {
    this.done = undefined
    this.refs.form.focus({ preventScroll: true })
  }

  handleMute() {
    this.dispatch('mute')
  }

  handleLeave() {
    this.leave?.()
  }

  handleStay() {
    this.leave = undefined
  }
}
