import { mailedToken, pairOrg, setPassword, signIn } from './companion-api.ts'
import type { SimulatorInfo } from './parts.ts'
import type { DemoState, StateFolder } from './state.ts'

type Running = { companionUrl: string; simulator: SimulatorInfo }

/** Does once what a new customer's people do first: set the first password, and pair both orgs. */
export async function prepare(running: Running, state: DemoState, keep: StateFolder): Promise<void> {
  if (!state.passwordSet) await setFirstPassword(running, state, keep)
  const unpaired = running.simulator.orgs.filter(({ organizationId }) => !state.pairedOrgs.includes(organizationId))
  if (unpaired.length > 0)
    await pairOrgs({ ...running, simulator: { ...running.simulator, orgs: unpaired } }, state, keep)
}

async function setFirstPassword(
  { companionUrl, simulator }: Running,
  state: DemoState,
  keep: StateFolder,
): Promise<void> {
  const token = await mailedToken(simulator.mailbox.url, state.email)
  await setPassword(companionUrl, token, state.password)
  state.passwordSet = true
  keep.write(state)
}

async function pairOrgs({ companionUrl, simulator }: Running, state: DemoState, keep: StateFolder): Promise<void> {
  const { email, password } = state
  const admin = await signIn(companionUrl, { email, password })
  for (const { controlUrl, organizationId } of simulator.orgs) {
    await pairOrg(controlUrl, { companionUrl, code: await admin.pairingCode() })
    state.pairedOrgs.push(organizationId)
  }
  await admin.signOut()
  keep.write(state)
}
