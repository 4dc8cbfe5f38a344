import type { OrgState } from '../state/org-state.ts'
import type { Component } from './package.ts'

/** The languages of the package, active in a new org. */
const SWITCHED_ON = ['fr', 'ja', 'ko', 'sv', 'zh_TW']

/** Why a translation is refused, or undefined. UNSURE of the message, and whether Salesforce continues without it. */
export function languageFault({ type, fullName }: Component, { languages = SWITCHED_ON }: OrgState) {
  const isOff = type === 'Translations' && !languages.includes(fullName)
  return isOff ? `Not available for deploy for this organization: the language ${fullName} is not active` : undefined
}
