import escapeHtml from 'escape-html'
import type { Language } from '../labels/languages.ts'

/** A text as a paragraph of HTML. */
export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`

/** A link of a mail, on a line of its own. */
export const linkParagraph = (address: string, text: string): string =>
  `<p><a href="${escapeHtml(address)}">${escapeHtml(text)}</a></p>`

/** The HTML of a mail around its content. */
export const mailPage = (language: Language, content: string[]): string =>
  [
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.5">`,
    ...content,
    '</body></html>',
  ].join('')

type Page = { language: Language; title: string; paragraphs: string[] }

/** A page that needs nothing but itself. */
export const plainPage = ({ language, title, paragraphs }: Page): string =>
  [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    `<body style="font-family:sans-serif;max-width:40rem;margin:4rem auto"><h1>${escapeHtml(title)}</h1>`,
    ...paragraphs.map(paragraph),
    '</body></html>',
  ].join('')
