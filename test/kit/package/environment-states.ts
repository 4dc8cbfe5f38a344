import { everything, orgs, sandboxes } from './answers.ts'
import type { ApexAnswers } from './lightning-page.ts'
import type { State } from './state.ts'

/** Answers of the page of environments, with a comparison whose details are changed. */
const detailsWith = (details: Tollbridge.ParityDetails | null): ApexAnswers => ({
  ...everything,
  'TollbridgeEnvironmentsController/read': { ...orgs, details } satisfies Tollbridge.PairedOrgs,
})

/** Answers of the page of environments, with sandboxes of which less is known. */
const sandboxesWith = (changed: Partial<Tollbridge.Sandboxes>): ApexAnswers => ({
  ...everything,
  'TollbridgeEnvironmentsController/readSandboxes': { ...sandboxes, ...changed } satisfies Tollbridge.Sandboxes,
})

const unknown = { readAt: null, sandboxes: [] }

/** The states of the differences and the sandboxes on the page of environments. */
export const ENVIRONMENT_STATES: State[] = [
  {
    name: 'PK-B6 with differences between sandbox and production',
    answers: everything,
    shows: { Tollbridge_Environments: 'Partner_Review_2026' },
  },
  {
    name: 'PK-B6 with orgs that do not differ',
    answers: detailsWith({ ...orgs.details, differences: [], more: 0 }),
    shows: { Tollbridge_Environments: 'No differences in what was compared.' },
  },
  {
    name: 'PK-B6 with a companion that lists no differences',
    answers: detailsWith(null),
    shows: { Tollbridge_Environments: 'doesn’t list the differences' },
  },
  {
    name: 'PK-B6 with sandboxes',
    answers: everything,
    shows: { Tollbridge_Environments: 'Not paired since its last refresh' },
  },
  {
    name: 'PK-B6 without sandboxes',
    answers: sandboxesWith({ sandboxes: [] }),
    shows: { Tollbridge_Environments: 'This org has no sandboxes.' },
  },
  {
    name: 'PK-B6 with sandboxes that Salesforce refuses',
    answers: sandboxesWith({ ...unknown, reading: 'refused', refusal: 'INVALID_TYPE' }),
    shows: { Tollbridge_Environments: 'Salesforce refused to list the sandboxes (INVALID_TYPE).' },
  },
  {
    name: 'PK-B6 with sandboxes that were not read yet',
    answers: sandboxesWith({ ...unknown, reading: 'never-read' }),
    shows: { Tollbridge_Environments: 'No data yet.' },
  },
  {
    name: 'PK-B6 in an org that is not connected',
    answers: sandboxesWith({ ...unknown, reading: 'not-connected' }),
    shows: { Tollbridge_Environments: 'this org isn’t connected' },
  },
  {
    name: 'PK-B6 in an org that has no sandboxes of its own',
    answers: sandboxesWith({ ...unknown, reading: 'not-applicable' }),
    shows: { Tollbridge_Environments: 'Only a production org has sandboxes.' },
  },
  {
    name: 'PK-B6 with sandboxes that could not be read again',
    answers: sandboxesWith({ reading: 'failed' }),
    shows: { Tollbridge_Environments: 'The last reading failed.' },
  },
]
