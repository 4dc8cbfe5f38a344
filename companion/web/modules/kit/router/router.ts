/** Does not let the reader go: `ask` asks them, and calls what it is given when they decide to leave. */
type Hold = { ask: (go: () => void) => void; path: string; state: PageState }

/** What a page leaves for the page that it leads to. */
export type PageState = { returnTo?: string; expired?: boolean; passwordSet?: boolean }

const listeners = new Set<() => void>()
let navigated = false
let held: Hold | undefined

const tell = () => {
  navigated = true
  listeners.forEach((listener) => {
    listener()
  })
}

/** The browser asks in its own words before it closes or reloads. */
const warn = (event: Event) => {
  event.preventDefault()
}

function release() {
  held = undefined
  window.removeEventListener('beforeunload', warn)
}

/** Goes on, once the page that holds the reader has let them go. */
export function leave(go: () => void): void {
  if (!held) go()
  else
    held.ask(() => {
      release()
      go()
    })
}

/** Back and Forward have moved already: the reader returns to the page that holds them until they decide. */
function handleMove() {
  if (!held) {
    tell()
    return
  }
  window.history.pushState(held.state, '', held.path)
  leave(() => {
    window.history.back()
  })
}

window.addEventListener('popstate', handleMove)

/** Where the reader is. */
export const currentPath = (): string => window.location.pathname

/** What the address asks the page for, after its question mark. */
export const currentQuery = (): Partial<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(window.location.search))

/** What the page that led here left for this one. */
export const currentState = (): PageState => window.history.state ?? {}

/** Whether the reader came here within the app, so that the focus has to follow. */
export const hasNavigated = (): boolean => navigated

type Move = { state?: PageState; replace?: boolean }

/** Goes to another page of the app. */
export function navigate(path: string, { state = {}, replace = false }: Move = {}): void {
  window.history[replace ? 'replaceState' : 'pushState'](state, '', path)
  tell()
}

/**
 * Keeps the reader on this page: whatever leads away asks first, and goes on only when what `ask` is given is called.
 * Call what it returns to let the reader go.
 */
export function hold(ask: Hold['ask']): () => void {
  held = { ask, path: currentPath(), state: currentState() }
  window.addEventListener('beforeunload', warn)
  return release
}

/** Calls back after each move. */
export function whenNavigated(listener: () => void): void {
  listeners.add(listener)
}

/** Makes a link of the app move without a reload; leaves new tabs and windows to the browser. */
export function followLink(event: MouseEvent): void {
  if (
    !(event.currentTarget instanceof HTMLAnchorElement) ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    event.button !== 0
  )
    return
  event.preventDefault()
  const { pathname, search } = new URL(event.currentTarget.href)
  if (pathname === currentPath()) navigate(pathname + search)
  else
    leave(() => {
      navigate(pathname + search)
    })
}
