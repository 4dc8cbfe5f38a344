import { LightningElement } from 'lwc'

/** The refs of a template that has none. */
export type NoRefs = Record<string, never>

/** The arguments after an event's name: its detail, where it has one. */
type DetailOf<Detail> = Detail extends undefined ? [detail?: undefined] : [detail: Detail]

/**
 * A component whose refs and events are typed: `Refs` lists the elements that its template names by `lwc:ref`, `Events`
 * the detail of each event that it dispatches.
 */
export class Component<Refs extends Record<string, Element> = NoRefs, Events = NoRefs> extends LightningElement {
  declare refs: Refs
  declare template: NonNullable<LightningElement['template']>

  /** For the type checker alone: what `EventOf` reads. */
  declare readonly dispatches?: Events

  /** Dispatches one of the events of this component to its parent. */
  dispatch<Name extends keyof Events & string>(name: Name, ...[detail]: DetailOf<Events[Name]>): void {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }
}

/** The event that a parent hears from a child component. */
export type EventOf<Child extends { readonly dispatches?: unknown }, Name extends keyof EventsOf<Child>> = CustomEvent<
  EventsOf<Child>[Name]
>

type EventsOf<Child extends { readonly dispatches?: unknown }> = NonNullable<Child['dispatches']>

/** An event that a handler hears on an element of its own template. */
export interface EventOn<Target extends Element> extends Event {
  readonly target: Target
  readonly currentTarget: Target
}
