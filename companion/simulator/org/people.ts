import { recordId } from './ids.ts'

/** A user who can log in to an org. */
export type Person = { id: string; username: string; name: string; email: string; profile: string }

export const PASSWORD = 'tollbridge-demo'

const NAMES = [
  ['Marketo Integration', 'marketo.integration', 'Marketo Integration'],
  ['Astrid Lindqvist', 'astrid.lindqvist', 'System Administrator'],
  ['Tomas Berger', 'tomas.berger', 'Standard User'],
  ['Hana Sato', 'hana.sato', 'Standard User'],
  ['Camille Moreau', 'camille.moreau', 'Standard User'],
  ['Min-jun Park', 'minjun.park', 'Standard User'],
  ['Olivia Grant', 'olivia.grant', 'Standard User'],
  ['Wei-ting Chen', 'weiting.chen', 'Standard User'],
] as const

/** The people of an org. A sandbox's usernames end in its name, as in Salesforce. */
export function peopleOf(sandboxName: string | undefined): Person[] {
  const suffix = sandboxName ? `.${sandboxName}` : ''
  return NAMES.map(([name, local, profile], index) => ({
    id: recordId('005', index + 1),
    username: `${local}@lindholm.example${suffix}`,
    name,
    email: `${local}@lindholm.example`,
    profile,
  }))
}
