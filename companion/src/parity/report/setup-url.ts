import type { Difference } from '../compare/difference.ts'

/** An org whose address is known. */
export type ReachableOrg = { organizationId: string; instanceUrl: string }

const PAGES = {
  object: 'Details',
  field: 'FieldsAndRelationships',
  picklist: 'FieldsAndRelationships',
  trigger: 'ApexTriggers',
  rule: 'ValidationRules',
} as const

/** The page in Setup where a difference can be looked at. Flows have one page for all. */
export function setupUrl({ object, kind }: Pick<Difference, 'object' | 'kind'>, { instanceUrl }: ReachableOrg): string {
  const what = kind.slice(0, kind.indexOf('-'))
  const page = Object.entries(PAGES).find(([name]) => name === what)?.[1]
  const path = page ? `ObjectManager/${object}/${page}/view` : 'Flows/home'
  return `${instanceUrl}/lightning/setup/${path}`
}
