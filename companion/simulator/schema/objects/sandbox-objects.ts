import {
  checkbox,
  datetime,
  integer,
  longText,
  READ_ONLY,
  reference,
  restricted,
  systemFields,
  text,
} from '../fields.ts'
import { object } from '../object.ts'

const tooling = { readOnly: true, toolingOnly: true }
const LICENCES = ['DEVELOPER', 'DEVELOPER_PRO', 'PARTIAL', 'FULL']

const settings = () => [
  text('SandboxName', 10, READ_ONLY),
  restricted('LicenseType', LICENCES, READ_ONLY),
  longText('Description', 1000, READ_ONLY),
  integer('HistoryDays', READ_ONLY),
  checkbox('CopyChatter', READ_ONLY),
  checkbox('AutoActivate', READ_ONLY),
]

/** A sandbox of a production org. */
export const sandboxInfo = object('SandboxInfo', ['0GQ', [...systemFields(), ...settings()]], tooling)

/** A copy, or a deletion, of a sandbox. The newest one tells how the sandbox is now. */
export const sandboxProcess = object('SandboxProcess', ['0GR', [
  ...systemFields(),
  ...settings(),
  reference('SandboxInfoId', 'SandboxInfo', READ_ONLY),
  text('SandboxOrganization', 15, READ_ONLY),
  text('Status', 40, READ_ONLY),
  integer('CopyProgress', READ_ONLY),
  datetime('StartDate', READ_ONLY),
  datetime('EndDate', READ_ONLY),
]], tooling) // prettier-ignore
