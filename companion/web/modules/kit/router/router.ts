const listeners = new Set()
let navigated = false
let held

const tell = () => {
  navigated = true
  listeners.forEach((listener) => listener())
}

/** The browser asks in its own words before it closes or reloads. */
const warn = (event) => event.preventDefault()

function release() {
  held = undefined
  window.removeEventListener('beforeunload', warn)
}

/** Goes on, once the page that holds the reader has let them go. @param {() => void} go */
export function leave(go) {
  if (!held) return go()
  return held.ask(() => {
    release()
    go()
  })
}

/** Back and Forward have moved already: the reader returns to the page that holds them until they decide. */
function handleMove() {
  if (!held) return tell()
  window.history.pushState(held.state, '', held.path)
  return leave(() => window.history.back())
}

window.addEventListener('popstate', handleMove)

/** Where the reader is. */
export const currentPath = () => window.location.pathname

/** What the address asks the page for, after its question mark. */
export const currentQuery = () => Object.fromEntries(new URLSearchParams(window.location.search))

/** What the page that led here left for this one. */
export const currentState = () => window.history.state ?? {}

/** Whether the reader came here within the app, so that the focus has to follow. */
export const hasNavigated = () => navigated

/**
 * Goes to another page of the app.
 * @param {string} path
 * @param {{ state?: object, replace?: boolean }} [options]
 */
export function navigate(path, { state = {}, replace = false } = {}) {
  window.history[replace ? 'replaceState' : 'pushState'](state, '', path)
  tell()
}

/**
 * Keeps the reader on this page: whatever leads away asks first, and goes on only when what `ask` is given is called.
 * @param {(go: () => void) => void} ask
 * @returns {() => void} lets the reader go
 */
export function hold(ask) {
  held = { ask, path: currentPath(), state: currentState() }
  window.addEventListener('beforeunload', warn)
  return release
}

/**
 * @param {() => void} listener called after each move
 */
export function whenNavigated(listener) {
  listeners.add(listener)
}

/**
 * Makes a link of the app move without a reload; leaves new tabs and windows to the browser.
 * @param {MouseEvent} event
 */
export function followLink(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
  event.preventDefault()
  const { pathname, search } = new URL(event.currentTarget.href)
  if (pathname === currentPath()) navigate(pathname + search)
  else leave(() => navigate(pathname + search))
}
