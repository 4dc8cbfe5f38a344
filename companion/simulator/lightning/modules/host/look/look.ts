/** The style sheets of the looks. The first is the default. */
const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[data-look]')]

/** The names of the available looks. */
export const LOOKS = sheets.map(({ dataset }) => dataset.look ?? '')

/** The look in the address, or the first. */
export function chosenLook(): string {
  const wanted = new URLSearchParams(window.location.search).get('look') ?? ''
  return LOOKS.includes(wanted) ? wanted : (LOOKS[0] ?? '')
}

/** The present address of the app with another look. */
export function inLook(path: string, look: string): string {
  const asked = new URLSearchParams(window.location.search)
  asked.set('look', look)
  return `${path}?${asked.toString()}`
}

const enable = (sheet: HTMLLinkElement): Promise<void> =>
  new Promise((resolve) => {
    const handleLoad = () => {
      resolve()
    }
    sheet.addEventListener('load', handleLoad, { once: true })
    sheet.disabled = false
  })

/** Applies a look, and removes the old one once the new one is loaded. */
export async function wear(look: string): Promise<void> {
  const waiting = sheets.filter(({ dataset, disabled }) => dataset.look === look && disabled)
  await Promise.all(waiting.map(enable))
  sheets.forEach((sheet) => {
    sheet.disabled = sheet.dataset.look !== look
  })
}
