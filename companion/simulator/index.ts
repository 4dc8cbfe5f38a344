import { startMailbox } from './mailbox/mailbox.ts'
import type { ClientKeys } from './org/blueprint.ts'
import { orgInfo, type SimulatedOrgInfo } from './org/info.ts'
import { openOrg } from './org/org.ts'
import { startOrg } from './serve-org.ts'

export type { SimulatedOrgInfo } from './org/info.ts'

export type SimulatorOptions = {
  /** The folder that stores the orgs and the mails between starts. */
  stateDir: string
  /** The redirect URIs of the orgs' external client apps. */
  callbacks: string[]
  productionPort?: number
  sandboxPort?: number
  mailboxPort?: number
  smtpPort?: number
  /** The built Lightning host page. */
  pagesDir?: string
  /** Consumer key and secret of both orgs' apps. Generated and stored when absent. */
  client?: ClientKeys
}

export type Simulator = {
  /** The present ones: a sandbox refresh changes the sandbox's. */
  readonly orgs: SimulatedOrgInfo[]
  mailbox: { url: string; smtpUrl: string }
  close(): Promise<void>
}

/** Starts a production org, a sandbox made from it, and a mailbox, all on this machine. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { stateDir, callbacks: redirectUris, client, pagesDir } = options
  const production = openOrg({ environment: 'production', stateDir, redirectUris, client })
  const sandbox = openOrg({ environment: 'sandbox', stateDir, redirectUris, client })
  production.sibling = sandbox
  sandbox.sibling = production
  const running = await Promise.all([
    startOrg(production, { port: options.productionPort ?? 0, pagesDir }),
    startOrg(sandbox, { port: options.sandboxPort ?? 0, pagesDir }),
    startMailbox({ stateDir, port: options.mailboxPort ?? 0, smtpPort: options.smtpPort ?? 0 }),
  ])
  const { url, smtpUrl } = running[2]
  return {
    get orgs() {
      return [production, sandbox].map(orgInfo)
    },
    mailbox: { url, smtpUrl },
    close: async () => {
      await Promise.all(running.map((one) => one.close()))
    },
  }
}
