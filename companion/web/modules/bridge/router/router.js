const listeners = new Set();
let navigated = false;

const tell = () => {
    navigated = true;
    listeners.forEach((listener) => listener());
};

window.addEventListener('popstate', tell);

/** Where the reader is. */
export const currentPath = () => window.location.pathname;

/** What the page that led here left for this one. */
export const currentState = () => window.history.state ?? {};

/** Whether the reader came here within the app, so that the focus has to follow. */
export const hasNavigated = () => navigated;

/**
 * Goes to another page of the app.
 * @param {string} path
 * @param {{ state?: object, replace?: boolean }} [options]
 */
export function navigate(path, { state = {}, replace = false } = {}) {
    window.history[replace ? 'replaceState' : 'pushState'](state, '', path);
    tell();
}

/**
 * @param {() => void} listener called after each move
 */
export function whenNavigated(listener) {
    listeners.add(listener);
}

/**
 * Makes a link of the app move without a reload; leaves new tabs and windows to the browser.
 * @param {MouseEvent} event
 */
export function followLink(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    navigate(new URL(event.currentTarget.href).pathname);
}
