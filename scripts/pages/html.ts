import type { Look } from './looks.ts'
import type { Page } from './pages.ts'

/** The file name of a look's style sheet among the assets. */
export type Sheet = { look: Look['name']; file: string }

const script = (src: string) => `<script src="${src}"></script>`
const moduleScript = (src: string) => `<script type="module" src="${src}"></script>`
const preload = (href: string) => `<link rel="modulepreload" href="${href}">`
/** Only the first look is enabled. A browser loads a disabled sheet when it is enabled. */
const stylesheet = (href: string, { look, isWorn }: { look: string; isWorn: boolean }) =>
  `<link rel="stylesheet" href="${href}" data-look="${look}"${isWorn ? '' : ' disabled'}>`

/** The index.html of a page set. The server replaces `%LANGUAGE%` for each reader, and its facts. */
export function indexHtml(
  page: Page,
  files: { entry: string; preloads: string[]; sheets: Sheet[]; icon: string },
): string {
  const address = (file: string) => `/${page.assets}/${file}`
  const lines = [
    '<!doctype html>',
    '<html lang="%LANGUAGE%">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...page.facts.map((name) => `<meta name="${name}" content="%${name.toUpperCase()}%">`),
    `<title>${page.title}</title>`,
    `<link rel="icon" type="image/svg+xml" href="${address(files.icon)}">`,
    ...files.sheets.map(({ look, file }, index) => stylesheet(address(file), { look, isWorn: index === 0 })),
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
