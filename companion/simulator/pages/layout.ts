import { html, type Html } from './html.ts'
import { STYLE } from './style.ts'

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
}

export type Page = { title: string; badge: string; content: Html }

/** A page of the simulated org, with its name and environment. */
export function page({ title, badge, content }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <main>
          <header>
            ${CLOUD}
            <p class="badge">${badge}</p>
          </header>
          ${content}
          <footer>A simulated org that comes with Tollbridge. Not a Salesforce service.</footer>
        </main>
      </body>
    </html>`.markup
}

const CLOUD = html`<svg viewBox="0 0 120 76" role="img" aria-label="Simulated Salesforce org">
  <path fill="#0b7dc4" d="M34 70a24 24 0 0 1-5-47 28 28 0 0 1 51-8 24 24 0 0 1 14 46 20 20 0 0 1-10 9H34z" />
  <path
    fill="none"
    stroke="#fff"
    stroke-width="5"
    stroke-linecap="round"
    d="M36 52c10-16 38-16 48 0M36 52h48M48 52v-8M60 52V41M72 52v-8"
  />
</svg>`
