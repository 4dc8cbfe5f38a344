import { isTree, listOf, type Tree } from '../../../packages/apex-interpreter/index.ts'

/** The doc comment of a declaration, or an empty text. */
export type Docs = (declaration: Tree) => string

/** Reads the doc comments of a parsed file. Each belongs to the declaration on the next line. */
export function docsIn(file: unknown): Docs {
  const comments = listOf(isTree(file) ? file.comments : undefined)
  const byLastLine = new Map(comments.map(({ location, value }) => [lineIn(location, 'endLine'), value]))
  return (declaration) => {
    const doc = byLastLine.get(firstLineOf(declaration) - 1)
    return typeof doc === 'string' && doc.startsWith('/**') ? doc : ''
  }
}

function firstLineOf({ modifiers, loc }: Tree): number {
  const [first] = listOf(modifiers)
  return lineIn(first?.loc ?? loc, 'startLine')
}

function lineIn(location: unknown, which: 'startLine' | 'endLine'): number {
  const line = isTree(location) ? location[which] : undefined
  return typeof line === 'number' ? line : Number.NaN
}

/** The allowed values that a comment lists: `low`, `medium` or `high`. Empty when it lists none. */
export function wordsIn(doc: string): string[] {
  const [list = ''] = /`[\w-]+`(?:, `[\w-]+`)* or `[\w-]+`/.exec(unwrapped(doc)) ?? []
  return [...list.matchAll(/[\w-]{2,}/g)].map(([word]) => word).filter((word) => word !== 'or')
}

/** Whether a comment has the word `null:`: before its first tag, or after a tag such as `@param name` or `@return`. */
export function hasNullWord(doc: string, tag = '/**'): boolean {
  const parts = unwrapped(doc).split(/(?=@(?:param|return)\b)/)
  return parts.some((part) => part.startsWith(`${tag} `) && /\bnull:/i.test(part))
}

/** A comment on one line, without the stars before its lines. */
const unwrapped = (doc: string) => doc.replace(/\s*\n\s*\*\s?/g, ' ')
