import { COLOURS, type Headline, type HeadlineTable } from './headline.ts'

/** What is wrong with a table: colours that do not fit, states with the same words, no word for what is unknown. */
export function faultsOfTable({ place, states }: HeadlineTable<string>): string[] {
  const rows = Object.entries(states)
  const words = rows.map(([, { word }]) => word)
  const repeated = new Set(words.filter((word, index) => words.indexOf(word) !== index))
  const hasUnknown = rows.some(([, { meaning }]) => meaning === 'unknown')
  return [
    ...rows
      .filter(hasWrongColour)
      .map(([state, { meaning, colour }]) => `${place}, ${state}: ${meaning} must not be ${colour}`),
    ...[...repeated].map((word) => `${place}: "${word}" stands for more than one state`),
    ...(hasUnknown ? [] : [`${place}: nothing says what is unknown`]),
  ]
}

const hasWrongColour = ([, { meaning, colour }]: [string, Headline]): boolean => !COLOURS[meaning].includes(colour)
