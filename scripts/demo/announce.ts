import type { SimulatorInfo } from './simulator-info.ts'

export type Demo = {
  companion: { url: string; signInUrl: string; email: string; password: string }
  orgs: SimulatorInfo['orgs']
  mailbox: SimulatorInfo['mailbox']
}

/** The text that a person reads when the demo is ready. */
export function describeDemo({ companion, orgs, mailbox }: Demo): string {
  return [
    'Tollbridge is ready.',
    '',
    `  Sign in     ${companion.signInUrl}`,
    `              ${companion.email}  ${companion.password}`,
    `  Mailbox     ${mailbox.url}`,
    ...orgs.flatMap(({ environment, lightningUrl, username, password }) => [
      '',
      `  Salesforce ${environment}, Lightning app  ${lightningUrl}`,
      `              ${username}  ${password}`,
    ]),
    '',
    'Press Ctrl-C to stop.',
    '',
  ].join('\n')
}
