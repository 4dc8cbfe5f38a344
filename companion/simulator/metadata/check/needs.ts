import { apexWordsIn, isCustomName } from './apex-words.ts'
import type { Member } from '../manifest.ts'
import type { Component } from '../package.ts'
import { referencesOf } from './references.ts'

/** A component as one word, such as `CustomLabel:Refresh`. */
export const keyOf = ({ type, fullName }: Member): string => `${type}:${fullName}`

/** The components that must be deleted before another. Grants of permission sets do not count: they go with their object. */
export function needsOf(component: Component, classNames: ReadonlySet<string>): string[] {
  if (component.type === 'PermissionSet' || component.type === 'Translations') return []
  const words = [...apexWordsIn(component)]
  return [
    ...new Set([
      ...referencesOf(component).map(keyOf),
      ...words.filter(isCustomName).map(nameKey),
      ...words
        .filter((word) => classNames.has(word) && word !== component.fullName)
        .map((fullName) => keyOf({ type: 'ApexClass', fullName })),
    ]),
  ]
}

/** A field by its own name, since only a compiler could find its object. */
const nameKey = (name: string) => `Name:${name}`

/** Whether a component with these needs blocks the deletion of another. */
export function isNeeded({ type, fullName }: Member, needs: string[]): boolean {
  if (needs.includes(keyOf({ type, fullName }))) return true
  const isOfObject = type === 'CustomObject' || type === 'CustomField'
  return isOfObject && fullName.split('.').every((name) => needs.includes(nameKey(name)))
}
