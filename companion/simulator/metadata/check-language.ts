import type { OrgState } from '../state/org-state.ts'
import type { Component } from './package.ts'

/** Those of the package: whoever set the org up switched them on. */
const SWITCHED_ON = ['fr', 'ja', 'ko', 'sv', 'zh_TW']

/** Why a translation is not taken, or nothing. UNSURE of the words, and whether Salesforce goes on without it. */
export function languageFault({ type, fullName }: Component, { languages = SWITCHED_ON }: OrgState) {
  const isOff = type === 'Translations' && !languages.includes(fullName)
  return isOff ? `Not available for deploy for this organization: the language ${fullName} is not active` : undefined
}
