import { SANDBOX_NAME } from '../org/blueprint.ts'
import { recordId } from '../org/ids.ts'
import type { OrgState } from '../state/org-state.ts'
import { salesforceTime } from './dates.ts'
import type { Row } from './row.ts'
import type { Maker } from './tables.ts'

/** An org, and the one on the other side, once it is open. */
type Orgs = { state: OrgState; sibling: () => OrgState | undefined }

type Copy = { name: string; licence: string; at: number; organization: string | null; status: string }

const DAY_MS = 86_400_000
const COPY_MS = 3_600_000
const ID_LENGTH = 15

/**
 * The copies of each sandbox of production, oldest first: the one that is simulated, one that was refreshed, one that is
 * being copied, and one that was deleted.
 */
function copiesOf({ state, sibling }: Orgs): Copy[] {
  if (state.environment !== 'production') return []
  const began = state.copiedAt
  const sandbox = sibling()
  const made = (name: string, licence: string, days: number): Copy => ({
    ...{ name, licence, at: began - days * DAY_MS, status: 'Completed' },
    organization: `00DKz000000${name}`.padEnd(ID_LENGTH, '0').slice(0, ID_LENGTH),
  })
  return [
    made('old', 'DEVELOPER', 300),
    { ...made('old', 'DEVELOPER', 200), status: 'Deleted' },
    made('dev', 'DEVELOPER_PRO', 90),
    { ...made('dev', 'DEVELOPER_PRO', 9), organization: '00DKz000000devB' },
    {
      ...made(SANDBOX_NAME, 'FULL', 0),
      at: sandbox?.copiedAt ?? began,
      organization: sandbox ? sandbox.organizationId.slice(0, ID_LENGTH) : null,
    },
    { ...made('train', 'PARTIAL', -1), organization: null, status: 'Processing' },
  ]
}

/** Sandboxes that were not deleted. */
export const sandboxInfoMaker =
  (orgs: Orgs): Maker =>
  () => {
    const copies = copiesOf(orgs)
    const deleted = copies.filter(({ status }) => status === 'Deleted').map(({ name }) => name)
    return namesIn(copies)
      .filter((name) => !deleted.includes(name))
      .map((name) => ({
        Id: infoId(name, copies),
        SandboxName: name,
        LicenseType: copies.find((copy) => copy.name === name)?.licence ?? null,
        Description: null,
        HistoryDays: 0,
      }))
  }

export const sandboxProcessMaker =
  (orgs: Orgs): Maker =>
  () => {
    const copies = copiesOf(orgs)
    return copies.map((copy, index) => rowOf(copy, { number: index + 1, sandboxInfoId: infoId(copy.name, copies) }))
  }

const rowOf = (
  { name, licence, at, organization, status }: Copy,
  { number, sandboxInfoId }: { number: number; sandboxInfoId: string },
): Row => ({
  Id: recordId('0GR', number),
  SandboxInfoId: sandboxInfoId,
  SandboxName: name,
  LicenseType: licence,
  Description: null,
  HistoryDays: 0,
  Status: status,
  SandboxOrganization: organization,
  CopyProgress: status === 'Processing' ? 40 : 100,
  CreatedDate: salesforceTime(at),
  StartDate: salesforceTime(at),
  EndDate: status === 'Processing' ? null : salesforceTime(at + COPY_MS),
})

const namesIn = (copies: Copy[]): string[] => [...new Set(copies.map(({ name }) => name))]

const infoId = (name: string, copies: Copy[]): string => recordId('0GQ', namesIn(copies).indexOf(name) + 1)
