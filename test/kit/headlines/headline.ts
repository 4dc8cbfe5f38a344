/** What a headline state means. Only `good` is green: the unknown is never good news. */
export type Meaning = 'good' | 'attention' | 'trouble' | 'unknown' | 'nothing'

export type Colour = 'green' | 'amber' | 'red' | 'blue' | 'grey'

/** A state that a page puts at its head: when it is there, and what a reader sees. */
export type Headline = {
  meaning: Meaning
  /** The condition, as a clause: "a check is open". */
  when: string
  colour: Colour
  /** The English words, or a part of them; counts as `{n}`. */
  word: string
  /** The English name of the button or link that helps, or null where there is nothing to do. */
  action: string | null
}

/** The headline states of one place. The keys are the values of the element's `data-headline`. */
export type HeadlineTable<State extends string> = {
  /** The page and the part of it, such as "Connections: what can be spent". */
  place: string
  path: string
  states: Record<State, Headline>
}

/** The colours that a meaning may have. */
export const COLOURS: Record<Meaning, readonly Colour[]> = {
  good: ['green'],
  attention: ['amber', 'red'],
  trouble: ['red', 'amber'],
  unknown: ['amber', 'grey'],
  nothing: ['grey', 'blue'],
}
