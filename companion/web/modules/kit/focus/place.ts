import { controlsIn, elementsIn, moveTo } from './focusable'

const ROW = 'tr, li, article'
const SECTION = 'section, main, [role="region"]'
const HEADING = 'h1, h2, h3'

/** Where the focus is: the element, its row with the rows around it, and what encloses them. */
export type Place = {
  element: HTMLElement
  /** Where the element stands among the controls of its row. */
  index: number
  /** The row, those after it, then those before it. */
  rows: HTMLElement[]
  sections: HTMLElement[]
  dialog?: HTMLElement
  /** Where the focus was before the dialogue opened. */
  behind?: Place
}

const isElement = (target: EventTarget): target is HTMLElement => target instanceof HTMLElement

const siblingsOf = (row: HTMLElement): HTMLElement[] =>
  [...(row.parentElement?.children ?? [])].filter((one) => isElement(one))

/** The row among what encloses an element: of a row alone in its component, the component. */
function rowIn(around: HTMLElement[]): HTMLElement | undefined {
  const at = around.findIndex((one) => one.matches(ROW))
  const [row, host] = at < 0 ? [] : around.slice(at)
  return row && host?.shadowRoot && siblingsOf(row).length <= 1 ? host : row
}

/** A row, those after it, then those before it, the nearest first. */
function rowsAround(row: HTMLElement): HTMLElement[] {
  const all = siblingsOf(row)
  const at = Math.max(all.indexOf(row), 0)
  return [row, ...all.slice(at + 1), ...all.slice(0, at).reverse()]
}

/** The place of an element, from the way that an event goes through it. */
export function placeOn(path: EventTarget[], before?: Place): Place | undefined {
  const [element, ...around] = path.filter(isElement)
  if (!element) return undefined
  const row = rowIn(around)
  const dialog = around.find((one) => one.matches('dialog'))
  return {
    element,
    index: row ? Math.max(controlsIn(row).indexOf(element), 0) : 0,
    rows: row ? rowsAround(row) : [],
    sections: around.filter((one) => one.matches(SECTION)),
    dialog,
    behind: dialog && (before?.dialog === dialog ? before.behind : before),
  }
}

const headingOf = (section: HTMLElement): HTMLElement | undefined =>
  section.isConnected ? [...elementsIn(section)].find((element) => element.matches(HEADING)) : undefined

/** The action of a row that stands where the last one stood. Rows that show other content have none. */
function actionOf(row: HTMLElement, index: number): HTMLElement | undefined {
  const controls = row.isConnected ? controlsIn(row) : []
  return controls[index] ?? controls.at(-1)
}

/** Moves the focus to what is left of a place: the element, its row's or the next row's action, a row, a heading. */
export function returnTo(place: Place): boolean {
  if (moveTo(place.element)) return true
  if (place.behind) return returnTo(place.behind)
  return (
    place.rows.some((row) => moveTo(actionOf(row, place.index))) ||
    place.rows.some(moveTo) ||
    place.sections.some((section) => moveTo(headingOf(section)))
  )
}
