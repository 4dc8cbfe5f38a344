import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium: the machine's own, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: flags })
}

async function findChromium(): Promise<string> {
  const own = [process.env.CHROMIUM, ...installed].find((path) => path !== undefined && existsSync(path))
  if (own !== undefined) return own
  const { default: brought } = await import('@sparticuz/chromium')
  return brought.executablePath()
}
