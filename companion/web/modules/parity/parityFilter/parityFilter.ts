import type { Answer } from 'kit/client'

/** A comparison of the sandbox with production. */
export type Report = Answer<'GET /parity/reports/:reportId'>
export type Difference = Report['differences'][number]

/** A difference with the text that a search looks through. */
export type Searchable = Difference & { searchText: string }

/** Which differences to show; an empty value is all of them. */
export type Choice = { severity: string; object: string; kind: string; state: string; text: string }

export const EVERYTHING: Choice = { severity: '', object: '', kind: '', state: '', text: '' }

const OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity', 'Campaign', 'Case']

const isNew = ({ change }: Difference) => change === 'new'
/** Whether a difference blocks, and no admin has accepted it. */
export const isOpen = ({ severity, accepted }: Difference) => severity === 'blocking' && !accepted
const isAccepted = ({ accepted }: Difference) => Boolean(accepted)

const STATES: Partial<Record<string, (difference: Difference) => boolean>> = {
  new: isNew,
  open: isOpen,
  accepted: isAccepted,
}

/** A search finds a value by the words on the page, and by those of the API. */
const searchTextOf = ({ object, name, sandbox, production, words }: Difference) =>
  [object, name, sandbox, production, words.sandbox.text, words.production.text].join('\n').toLowerCase()

/** The differences with the text that a search looks through, made once so that a search stays quick. */
export const searchable = (differences: Difference[]): Searchable[] =>
  differences.map((difference) => ({ ...difference, searchText: searchTextOf(difference) }))

/** Every word that was typed has to be somewhere. */
function searchOf(text: string) {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ searchText }: Searchable) => typed.every((word) => searchText.includes(word))
}

/** The differences that are asked for. */
export function chosenOf(differences: Searchable[], choice: Choice): Searchable[] {
  const { severity, object, kind, state, text } = choice
  const isFound = searchOf(text)
  return differences.filter(
    (difference) =>
      (!severity || difference.severity === severity) &&
      (!object || difference.object === object) &&
      (!kind || difference.kind === kind) &&
      (!state || STATES[state]?.(difference)) &&
      isFound(difference),
  )
}

/** The known objects first, in their usual order, then any others by name. */
function placeOf(object: string) {
  const place = OBJECTS.indexOf(object)
  return place < 0 ? OBJECTS.length : place
}

const byPlace = (one: string, other: string) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1)

/** The different values that a property has. */
export const valuesOf = <Name extends 'object' | 'kind'>(
  differences: Difference[],
  property: Name,
): Difference[Name][] => [...new Set(differences.map((difference) => difference[property]))]

/** The objects that differ, in their usual order. */
export const objectsOf = (differences: Difference[]): string[] => valuesOf(differences, 'object').sort(byPlace)

/** How many blocking differences are not accepted. */
export const openOf = (differences: Difference[]): number => differences.filter(isOpen).length

/** The differences of an object. */
export type Group<One extends Difference = Difference> = { object: string; differences: One[] }

/** What blocks and is not accepted, or all the rest. */
export type Part<One extends Difference = Difference> = { name: 'open' | 'rest'; groups: Group<One>[] }

/** The differences that block and are not accepted first, of every object, then the rest. Empty parts are left out. */
export function partsOf<One extends Difference>(differences: One[]): Part<One>[] {
  const { open = [], rest = [] } = Object.groupBy(differences, (one) => (isOpen(one) ? 'open' : 'rest'))
  const parts: Part<One>[] = [
    { name: 'open', groups: groupsOf(open) },
    { name: 'rest', groups: groupsOf(rest) },
  ]
  return parts.filter(({ groups }) => groups.length > 0)
}

/** The differences by object, accepted blocking ones before warnings. */
function groupsOf<One extends Difference>(differences: One[]): Group<One>[] {
  const groups = Map.groupBy(differences, ({ object }) => object)
  return [...groups]
    .sort(([one], [other]) => byPlace(one, other))
    .map(([object, group]) => {
      const { blocking = [], notable = [] } = Object.groupBy(group, ({ severity }) => severity)
      return { object, differences: [...blocking, ...notable] }
    })
}
