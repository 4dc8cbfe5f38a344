import { newClientKeys } from './blueprint.ts'
import { freshOrganizationId } from './ids.ts'
import { accessTokenOf } from './info.ts'
import type { Org } from './org.ts'

/**
 * Replaces the sandbox by a copy of production, as a sandbox refresh does: a new org behind the same address, productio’s
 * records, every token dead.
 */
export function refreshSandbox(sandbox: Org, production: Org) {
  const now = sandbox.clock.now()
  Object.assign(sandbox.state, {
    organizationId: freshOrganizationId(),
    ...newClientKeys(),
    copiedAt: now,
    schemaChangedAt: Math.max(now, sandbox.state.schemaChangedAt + 1000),
    organization: {},
    hiddenFields: {},
    viewAllFields: undefined,
    refusals: undefined,
    rights: undefined,
    spendings: [],
    deployed: structuredClone(production.state.deployed),
  })
  delete sandbox.state.pairing
  sandbox.tokens.forgetAll()
  sandbox.sessions.clear()
  sandbox.window.reset(0)
  sandbox.tables.replace(production.tables.changes())
  takeOverSettings(sandbox, production)
  accessTokenOf(sandbox)
  sandbox.save.now()
  sandbox.saveRecords.now()
}

/** Moves the org defaults of custom settings from production's id to that of its copy. */
function takeOverSettings({ tables, state }: Org, { state: { organizationId } }: Org) {
  for (const [object, rows] of Object.entries(tables.changes()))
    for (const row of Object.values(rows).filter((one) => one !== null))
      if (row.SetupOwnerId === organizationId) tables.put(object, { ...row, SetupOwnerId: state.organizationId })
}

/** Puts another organization behind the same address: a new id, every token dead, no open login. */
export function becomeAnotherOrganization(org: Org) {
  org.state.organizationId = freshOrganizationId()
  delete org.state.pairing
  org.tokens.forgetAll()
  org.sessions.clear()
  org.tables.forget('Organization')
  accessTokenOf(org)
  org.save.now()
}
