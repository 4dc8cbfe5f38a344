import { freshOrganizationId } from './ids.ts'
import { accessTokenOf } from './info.ts'
import type { Org } from './org.ts'

/**
 * Makes the sandbox anew from production, as a sandbox refresh does: a new org behind the same address, production's
 * records, every token dead.
 */
export function refreshSandbox(sandbox: Org, production: Org) {
  const now = sandbox.clock.now()
  Object.assign(sandbox.state, {
    organizationId: freshOrganizationId(),
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
  accessTokenOf(sandbox)
  sandbox.save.now()
  sandbox.saveRecords.now()
}

/** Puts another organization behind the same address: another id, every token dead, nobody logged in. */
export function becomeAnotherOrganization(org: Org) {
  org.state.organizationId = freshOrganizationId()
  delete org.state.pairing
  org.tokens.forgetAll()
  org.sessions.clear()
  org.tables.forget('Organization')
  accessTokenOf(org)
  org.save.now()
}
