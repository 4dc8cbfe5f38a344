import type { Member } from './manifest.ts'
import type { Component } from './package.ts'
import { referencesOf } from './references.ts'

/** A component as one word, such as `CustomLabel:Refresh`. */
export const keyOf = ({ type, fullName }: Member): string => `${type}:${fullName}`

/** What another component can only be deleted after. What a permission set grants goes with what it grants it on. */
export function needsOf(component: Component): string[] {
  if (component.type === 'PermissionSet' || component.type === 'Translations') return []
  return [...new Set([...referencesOf(component).map(keyOf), ...customNamesIn(component)])]
}

/** Names of objects and fields in Apex. Which object a field belongs to, only a compiler could tell. */
function customNamesIn({ type, files }: Component): string[] {
  if (type !== 'ApexClass' && type !== 'ApexTrigger') return []
  const code = [...files.values()].join('\n').replace(/\/\*.*?\*\/|\/\/.*?$/gms, '')
  return [...code.matchAll(/\b\w+__c\b/g)].map(([name]) => nameKey(name))
}

const nameKey = (name: string) => `Name:${name}`

/** Whether something with these needs stands in the way of deleting a component. */
export function isNeeded({ type, fullName }: Member, needs: string[]): boolean {
  if (needs.includes(keyOf({ type, fullName }))) return true
  const isOfObject = type === 'CustomObject' || type === 'CustomField'
  return isOfObject && fullName.split('.').every((name) => needs.includes(nameKey(name)))
}
