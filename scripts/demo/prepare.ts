import { mailedToken, pairOrg, reportOrg, setPassword, signIn } from './companion-api.ts'
import type { Demo } from './announce.ts'
import type { DemoState } from './kept-state.ts'
import { readSimulatorInfo, type SimulatorInfo } from './simulator-info.ts'
import type { StateFolder } from './state.ts'

type Running = { companionUrl: string; simulator: SimulatorInfo }

/** Prepares a started demo: sets the first password, pairs both orgs, lets them push. Returns all its addresses. */
export async function prepare(
  { companionUrl, announced }: { companionUrl: string; announced: string },
  state: DemoState,
  keep: StateFolder,
): Promise<Demo> {
  const simulator = readSimulatorInfo(announced)
  await doFirstThings({ companionUrl, simulator }, state, keep)
  const { email, password } = state
  return { companion: { url: companionUrl, signInUrl: `${companionUrl}/sign-in`, email, password }, ...simulator }
}

/** Performs once the first steps of a new customer. */
async function doFirstThings(running: Running, state: DemoState, keep: StateFolder): Promise<void> {
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
    await reportOrg(controlUrl)
    state.pairedOrgs.push(organizationId)
  }
  await admin.signOut()
  keep.write(state)
}
