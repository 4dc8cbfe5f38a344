/** The style sheets of the looks; the first is worn unless the address asks for another. */
const sheets = /** @type {HTMLLinkElement[]} */ [...document.querySelectorAll('link[data-look]')]

/** The names of the looks there are. */
export const LOOKS = sheets.map(({ dataset }) => dataset.look ?? '')

/** The look that the address asks for, or the first. */
export function chosenLook() {
  const wanted = new URLSearchParams(window.location.search).get('look') ?? ''
  return LOOKS.includes(wanted) ? wanted : LOOKS[0]
}

/**
 * An address of the app in a look, which asks for all else that this one asks for.
 * @param {string} path
 * @param {string} look
 */
export function inLook(path, look) {
  const asked = new URLSearchParams(window.location.search)
  asked.set('look', look)
  return `${path}?${asked}`
}

/** @param {HTMLLinkElement} sheet */
function enable(sheet) {
  return new Promise((resolve) => {
    sheet.addEventListener('load', resolve, { once: true })
    sheet.disabled = false
  })
}

/**
 * Puts a look on, and takes the old one off once the new one is read.
 * @param {string} look
 */
export async function wear(look) {
  const waiting = sheets.filter(({ dataset, disabled }) => dataset.look === look && disabled)
  await Promise.all(waiting.map(enable))
  sheets.forEach((sheet) => {
    sheet.disabled = sheet.dataset.look !== look
  })
}
