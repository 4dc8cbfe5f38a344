import type { OrgState } from '../../state/org-state.ts'
import type { Component } from '../package.ts'

/** The languages of the package, active in a new org. */
const SWITCHED_ON = ['fr', 'ja', 'ko', 'sv', 'zh_TW']

/** Why a translation is refused, or undefined. The language of the org is always active. UNSURE of the message, and whether Salesforce continues without it. */
export function languageFault({ type, fullName }: Component, { languages = SWITCHED_ON, organization }: OrgState) {
  const active = [...languages, organization.languageLocaleKey]
  const isOff = type === 'Translations' && !active.includes(fullName)
  return isOff ? `Not available for deploy for this organization: the language ${fullName} is not active` : undefined
}
