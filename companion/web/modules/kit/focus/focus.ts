import { placeOn, returnTo, type Place } from './place'

let place: Place | undefined

const isLost = () => document.activeElement === document.body || document.activeElement === null

/**
 * Brings the focus back where what had it went away: to the next row's action, the row, or the heading. Whatever may
 * take the focused element away calls it. The page is drawn first.
 */
export function keepFocus(): void {
  setTimeout(() => {
    if (place && isLost() && document.hasFocus()) returnTo(place)
  })
}

/** Follows the focus through the document. A press beside every control means that it is wanted nowhere. */
export function followFocus(): void {
  document.addEventListener('focusin', (event) => (place = placeOn(event.composedPath(), place)))
  document.addEventListener('pointerdown', () => (place = place?.dialog && place))
  document.addEventListener('click', keepFocus)
}
