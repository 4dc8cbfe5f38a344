import { elementsAt, textAt } from './tree.ts'

/** A piece of metadata that the table has rules for: a component, or a part of one that has a name of its own. */
export type Piece = { type: string; fullName: string; content: unknown }

/** Where the parts of a component stand, and of which type they are. */
const PARTS: Readonly<Record<string, { at: string; type: string; name: string }>> = {
  CustomObject: { at: 'fields', type: 'CustomField', name: 'fullName' },
  CustomLabels: { at: 'labels', type: 'CustomLabel', name: 'fullName' },
  Translations: { at: 'customLabels', type: 'CustomLabelTranslation', name: 'name' },
}

/** A component and its parts. The content is what stands below the root element. */
export function piecesOf(component: Piece): Piece[] {
  const parts = PARTS[component.type]
  if (!parts) return [component]
  return [
    component,
    ...elementsAt(component.content, parts.at).map((content) => ({
      type: parts.type,
      fullName: nameOf(component, textAt(content, parts.name) ?? ''),
      content,
    })),
  ]
}

const nameOf = ({ type, fullName }: Piece, part: string) => (type === 'CustomObject' ? `${fullName}.${part}` : part)

/** A name without the object or folder before it and the ending of customers' own: `Used` of `Snapshot__c.Used__c`. */
export const ownNameOf = ({ fullName }: Piece): string => (fullName.split(/[./]/).at(-1) ?? '').replace(/__[ce]$/, '')
