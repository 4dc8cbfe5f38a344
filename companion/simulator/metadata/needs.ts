import { apexWordsIn, isCustomName } from './apex-words.ts'
import type { Member } from './manifest.ts'
import type { Component } from './package.ts'
import { referencesOf } from './references.ts'

/** A component as one word, such as `CustomLabel:Refresh`. */
export const keyOf = ({ type, fullName }: Member): string => `${type}:${fullName}`

/** What another component can only be deleted after. What a permission set grants goes with what it grants it on. */
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

/** A field by its own name: which object it belongs to, only a compiler could tell. */
const nameKey = (name: string) => `Name:${name}`

/** Whether something with these needs stands in the way of deleting a component. */
export function isNeeded({ type, fullName }: Member, needs: string[]): boolean {
  if (needs.includes(keyOf({ type, fullName }))) return true
  const isOfObject = type === 'CustomObject' || type === 'CustomField'
  return isOfObject && fullName.split('.').every((name) => needs.includes(nameKey(name)))
}
