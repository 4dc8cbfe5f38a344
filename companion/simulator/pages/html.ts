const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Markup that can be inserted into other markup unescaped. */
export type Html = { markup: string }

type Part = Html | string | number | undefined | Html[]

/** Markup from a template. Escapes every value that is not markup itself. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: texts.map((text, index) => text + render(parts[index])).join('') }
}

function render(part: Part): string {
  if (part === undefined) return ''
  if (Array.isArray(part)) return part.map(render).join('')
  return typeof part === 'object' ? part.markup : escape(String(part))
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
