/** @typedef {{ id: string, object: string, kind: string, severity: 'blocking'|'notable', name: string, sandbox: string|null, production: string|null, remedy: string, visibility: 'seen'|'not-visible', change: 'new'|'same', accepted: { by: string, at: string, reason: string }|null, setupUrl: string|null }} Difference */

/** @typedef {{ severity: string, object: string, kind: string, state: string, text: string }} Choice what to show; empty is everything */

/** @type {Choice} */
export const EVERYTHING = { severity: '', object: '', kind: '', state: '', text: '' }

const OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity', 'Campaign', 'Case']

const STATES = {
  new: ({ change }) => change === 'new',
  open: ({ severity, accepted }) => severity === 'blocking' && !accepted,
  accepted: ({ accepted }) => Boolean(accepted),
}

const wordsOf = ({ object, name, sandbox, production }) => [object, name, sandbox, production].join('\n').toLowerCase()

/**
 * The differences with the text that a search looks through, made once so that a search stays quick.
 * @param {Difference[]} differences
 */
export const searchable = (differences) =>
  differences.map((difference) => ({ ...difference, words: wordsOf(difference) }))

/** Every word that was typed has to be somewhere. */
function searchOf(text) {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ words }) => typed.every((word) => words.includes(word))
}

/**
 * The differences that are asked for.
 * @param {ReturnType<typeof searchable>} differences
 * @param {Choice} choice
 */
export function chosenOf(differences, { severity, object, kind, state, text }) {
  const isFound = searchOf(text)
  return differences.filter(
    (difference) =>
      (!severity || difference.severity === severity) &&
      (!object || difference.object === object) &&
      (!kind || difference.kind === kind) &&
      (!state || STATES[state](difference)) &&
      isFound(difference),
  )
}

/** The known objects first, in their usual order, then any others by name. */
function placeOf(object) {
  const place = OBJECTS.indexOf(object)
  return place < 0 ? OBJECTS.length : place
}

const byPlace = (one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1)

/** The different values that a property has. */
export const valuesOf = (differences, property) => [...new Set(differences.map((difference) => difference[property]))]

/** The objects that differ, in their usual order. */
export const objectsOf = (differences) => valuesOf(differences, 'object').sort(byPlace)

/** How many blocking differences nobody has answered for. */
export const openOf = (differences) => differences.filter(STATES.open).length

/**
 * The differences by object, what blocks first.
 * @returns {{ object: string, differences: Difference[] }[]}
 */
export function groupsOf(differences) {
  const groups = Map.groupBy(differences, ({ object }) => object)
  return [...groups.keys()].sort(byPlace).map((object) => {
    const { blocking = [], notable = [] } = Object.groupBy(groups.get(object), ({ severity }) => severity)
    return { object, differences: [...blocking, ...notable] }
  })
}
