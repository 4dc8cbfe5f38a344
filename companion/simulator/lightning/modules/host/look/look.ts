/** The style sheets of the looks; the first is worn unless the address asks for another. */
const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[data-look]')]

/** The names of the looks there are. */
export const LOOKS = sheets.map(({ dataset }) => dataset.look ?? '')

/** The look that the address asks for, or the first. */
export function chosenLook(): string {
  const wanted = new URLSearchParams(window.location.search).get('look') ?? ''
  return LOOKS.includes(wanted) ? wanted : (LOOKS[0] ?? '')
}

/** An address of the app in a look, which asks for all else that this one asks for. */
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

/** Puts a look on, and takes the old one off once the new one is read. */
export async function wear(look: string): Promise<void> {
  const waiting = sheets.filter(({ dataset, disabled }) => dataset.look === look && disabled)
  await Promise.all(waiting.map(enable))
  sheets.forEach((sheet) => {
    sheet.disabled = sheet.dataset.look !== look
  })
}
