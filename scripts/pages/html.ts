import type { Page } from './pages.ts'

const script = (src: string) => `<script src="${src}"></script>`
const moduleScript = (src: string) => `<script type="module" src="${src}"></script>`
const preload = (href: string) => `<link rel="modulepreload" href="${href}">`
const stylesheet = (href: string) => `<link rel="stylesheet" href="${href}">`

/** The index.html of a page set. `%LANGUAGE%` is filled in by the server, for each reader. */
export function indexHtml(
  page: Page,
  files: { entry: string; preloads: string[]; styles: string[]; icon: string },
): string {
  const address = (file: string) => `/${page.assets}/${file}`
  const lines = [
    '<!doctype html>',
    '<html lang="%LANGUAGE%">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${page.title}</title>`,
    `<link rel="icon" type="image/svg+xml" href="${address(files.icon)}">`,
    ...files.styles.map(address).map(stylesheet),
    ...files.preloads.map(address).map(preload),
    ...page.scripts.map(script),
    moduleScript(address(files.entry)),
    '</head>',
    '<body class="slds-scope">',
    '<div id="page"></div>',
    '</body>',
    '</html>',
  ]
  return `${lines.join('\n')}\n`
}
