import { faultsOfGrants } from './granted.ts'
import { LENGTHS } from './lengths.ts'
import { MOTIFS } from './motifs.ts'
import { isDeveloperName, NAMED_TYPES, NOT_A_NAME } from './names.ts'
import { KIND_RULES, NOT_AVAILABLE, type OrgShape, TYPES_BY_EDITION } from './orgs.ts'
import { ownNameOf, type Piece } from './pieces.ts'
import { REQUIREMENTS, type Requirement, SETTING_FIELD_TYPES } from './requirements.ts'
import { stands, textAt, textsAt } from './tree.ts'

/** What the rest of the package and the org say about other components. */
export type Surroundings = {
  isSetting: (object: string) => boolean
  isRequired: (field: string) => boolean
}

/** What an org of this shape would refuse of a piece of metadata, in the words of Salesforce where they are known. */
export function faultsOfPiece(piece: Piece, shape: OrgShape, around: Surroundings): string[] {
  return [
    ...editionFaults(piece, shape),
    ...nameFaults(piece),
    ...lengthFaults(piece),
    ...(isStandard(piece) ? [] : requirementFaults(piece)),
    ...kindFaults(piece, shape),
    ...settingFaults(piece, around),
    ...motifFaults(piece),
    ...(piece.type === 'PermissionSet' ? faultsOfGrants(piece.content, shape, around.isRequired) : []),
  ]
}

function editionFaults({ type }: Piece, { edition }: OrgShape): string[] {
  const editions = TYPES_BY_EDITION[type]
  return editions && !editions.includes(edition) ? [NOT_AVAILABLE] : []
}

function nameFaults(piece: Piece): string[] {
  const isNamed = NAMED_TYPES.includes(piece.type)
  return isNamed && !isDeveloperName(ownNameOf(piece)) ? [`The API Name ${piece.fullName} ${NOT_A_NAME}`] : []
}

function lengthFaults(piece: Piece): string[] {
  return LENGTHS.filter(({ type }) => type === piece.type).flatMap(({ element, field, maximum }) => {
    const texts = element === 'fullName' ? [ownNameOf(piece)] : textsAt(piece.content, element)
    return texts
      .filter((text) => text.length > maximum)
      .map(() => `Value too long for field: ${field} maximum length is:${maximum}`)
  })
}

/** A standard object has its definition already: a file adds to it. */
const isStandard = ({ type, fullName }: Piece): boolean => type === 'CustomObject' && STANDARD.has(fullName)

const STANDARD = new Set(['Account', 'Campaign', 'Case', 'Contact', 'Event', 'Lead', 'Opportunity', 'Task', 'User'])

const requirementFaults = ({ type, content }: Piece): string[] =>
  REQUIREMENTS.filter((rule) => rule.type === type && isBroken(rule, content)).map(({ problem }) => problem)

function isBroken({ when, unless, needs, forbids }: Requirement, content: unknown): boolean {
  if (when && !holds(when, content)) return false
  if (unless?.some((element) => stands(content, element))) return false
  const lacks = needs !== undefined && !needs.some((element) => stands(content, element))
  return lacks || (forbids?.some((element) => stands(content, element)) ?? false)
}

function holds({ element, values }: NonNullable<Requirement['when']>, content: unknown): boolean {
  return stands(content, element) && (values.length === 0 || values.includes(textAt(content, element) ?? ''))
}

function kindFaults({ type, content }: Piece, { kind }: OrgShape): string[] {
  return KIND_RULES.filter(
    (rule) => rule.type === type && textsAt(content, rule.element).includes(rule.value) && !rule.kinds.includes(kind),
  ).map(({ problem }) => problem)
}

function settingFaults({ type, fullName, content }: Piece, { isSetting }: Surroundings): string[] {
  const fieldType =
    type === 'CustomField' && isSetting(fullName.split('.')[0] ?? '') ? textAt(content, 'type') : undefined
  if (fieldType === undefined || SETTING_FIELD_TYPES.includes(fieldType)) return []
  return [`A field of type ${fieldType} cannot stand in a custom setting`]
}

function motifFaults({ type, content }: Piece): string[] {
  const motifs = type === 'CustomTab' ? textsAt(content, 'motif') : []
  return motifs.filter((motif) => !MOTIFS.includes(motif)).map((motif) => `Invalid motif: ${motif}`)
}
