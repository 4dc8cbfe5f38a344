import { api } from 'lwc'
import { call, type Answer } from 'kit/client'
import type { NoRefs } from 'kit/component'
import type { FieldEvent } from 'kit/field'
import { label, labelsBelow } from 'kit/labels'
import { Page } from 'kit/page'
import { followLink } from 'kit/router'

type GoLive = Answer<'GET /go-live'>
type Check = GoLive['checks'][number]
type Part = { title: string; lines: string[] }
type Events = { typed: { businessName: string; isConfirmed: boolean } }

const titleOf = ({ id }: Check) => label(`golive.check.${id}.title`)

const isWarning = ({ state }: Check) => state === 'warning'

const withoutLine = (check: Check) =>
  check.continued
    ? [
        label('web.production.uncheckedLine', {
          check: titleOf(check),
          name: check.continued.by,
          reason: check.continued.reason,
        }),
      ]
    : []

/** What is not known before production is connected for good. Asks for the name of the business. */
export default class ProductionConfirm extends Page<NoRefs, Events> {
  labels = labelsBelow('web.production')
  cannotBeUndone = label('web.delete.cannotBeUndone')
  toGoLive = label('web.environment.toGoLive')
  loading = label('web.goLive.loading')
  seen?: GoLive
  typed = ''

  /** The name to type. */
  @api businessName = ''

  override get isRead() {
    return Boolean(this.seen)
  }

  get isBlocked() {
    return this.seen && !this.seen.mayConnect
  }

  get prompt() {
    return label('web.delete.prompt', { name: this.businessName })
  }

  get isComplete() {
    return this.seen?.headline.state === 'ready'
  }

  /** What was not checked, what was accepted, what warns, and what did not apply. */
  get parts(): Part[] {
    const { seen, labels } = this
    if (!seen) return []
    const { checks, hadSandbox } = seen
    const accepted = checks.flatMap((check) => (check.id === 'blocking-differences' ? check.facts.accepted : []))
    return [
      { title: labels.unchecked, lines: checks.flatMap(withoutLine) },
      {
        title: labels.accepted,
        lines: accepted.filter((count) => count > 0).map((count) => label('web.production.acceptedLine', { count })),
      },
      { title: labels.warnings, lines: checks.filter(isWarning).map(titleOf) },
      { title: labels.notApplicable, lines: hadSandbox ? [] : [label('web.goLive.step.deleteSandbox')] },
    ].filter(({ lines }) => lines.length > 0)
  }

  override connectedCallback(): void {
    void this.load()
  }

  load(): Promise<void> {
    return this.attempt(async () => {
      this.seen = await call('GET /go-live')
    })
  }

  /** Only blanks around the name are forgiven. */
  handleTyped(event: FieldEvent) {
    this.typed = event.detail.value
    const isConfirmed = !this.isBlocked && this.typed.trim() === this.businessName.trim()
    this.dispatch('typed', { businessName: this.typed, isConfirmed })
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
