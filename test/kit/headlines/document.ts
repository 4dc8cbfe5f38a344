import type { Headline, HeadlineTable } from './headline.ts'

const INTRODUCTION = `# Headline states

What each page says at its head. A test opens the page in every state, with prepared answers or over the simulator, and
looks at its colour and its words.
Only what is known to be good is green. \`npm run docs:headlines\` writes this page from the tables in
\`test/kit/headlines\`.
`

/** The page that lists every headline of every place. */
export const headlineDocument = (tables: HeadlineTable<string>[]): string =>
  [INTRODUCTION, ...tables.map(sectionOf)].join('\n')

function sectionOf({ place, path, states }: HeadlineTable<string>): string {
  const rows = Object.entries(states).map(rowOf)
  return [
    `## ${place}\n`,
    `\`${path}\`\n`,
    '| state | when | colour | words | action |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const rowOf = ([state, { when, colour, word, action }]: [string, Headline]): string =>
  `| ${[state, when, colour, word, action ?? 'none'].map(escaped).join(' | ')} |`

const escaped = (text: string): string => text.replaceAll(/[\\|*_<>]/g, String.raw`\$&`)
