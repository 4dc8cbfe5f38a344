const FOCUSABLE = 'button, a[href], input, select, textarea, summary'

/** Every element below a node in order, those of the components in it too. */
export function* elementsIn(root: Element | ShadowRoot): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot)
  }
}

/** Whether an element is on show and not disabled. */
const isUsable = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0

/** The controls below a node that can take the focus. */
export const controlsIn = (root: Element): HTMLElement[] =>
  [...elementsIn(root)].filter((element) => element.matches(FOCUSABLE) && isUsable(element))

/** Moves the focus to a control, or to an element that takes none by itself. False where it cannot be there. */
export function moveTo(element: HTMLElement | undefined): boolean {
  if (!element || !isUsable(element)) return false
  if (!element.matches(FOCUSABLE) && !element.hasAttribute('tabindex')) element.tabIndex = -1
  element.focus()
  return document.activeElement !== document.body
}
