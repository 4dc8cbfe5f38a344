import type { Locator } from 'playwright-core'
import type { Colour } from './headline.ts'

/** Below this saturation a colour is a grey. */
const LEAST_SATURATION = 0.25

type Tint = { hue: number; saturation: number }

const NO_TINT: Tint = { hue: 0, saturation: 0 }

/** The colour that a reader sees on a headline: the strongest of its icons, its surface and its frame. Texts do not count. */
export async function colourSeen(headline: Locator): Promise<Colour> {
  const icons = await headline.locator('svg').evaluateAll((found) => found.map((icon) => getComputedStyle(icon).fill))
  const around = await headline.evaluate((element) => {
    const { backgroundColor, borderLeftColor, borderLeftWidth } = getComputedStyle(element)
    return borderLeftWidth === '0px' ? [backgroundColor] : [backgroundColor, borderLeftColor]
  })
  return strongestOf([...icons, ...around])
}

/** The name of the strongest of some colours, as a style sheet computes them: `rgb(46, 132, 74)`. */
export function strongestOf(colors: string[]): Colour {
  const strongest = colors
    .map(tintOf)
    .reduce((found, tint) => (tint.saturation > found.saturation ? tint : found), NO_TINT)
  return nameOf(strongest)
}

function tintOf(color: string): Tint {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const spread = most - least
  if (alpha === 0 || spread === 0) return NO_TINT
  const sixth =
    most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread
  return { hue: (sixth * 60 + 360) % 360, saturation: spread / most }
}

function nameOf({ hue, saturation }: Tint): Colour {
  if (saturation < LEAST_SATURATION) return 'grey'
  if (hue < 18 || hue >= 320) return 'red'
  if (hue < 65) return 'amber'
  return hue < 175 ? 'green' : 'blue'
}
