import { parseArgs } from 'node:util'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { addTenantWithLink, linkOf } from '../accounts/index.ts'
import type { Timed } from '../platform/deps.ts'
import { describeRefusal, refusalFor } from '../platform/http/problem.ts'
import { EmailAddress, Exactly } from '../platform/schemas.ts'
import { isStorable } from '../platform/storable.ts'
import { configurationFault } from '../platform/startup-fault.ts'

const Name = Type.String({ minLength: 1, maxLength: 200 })

const AddTenant = Exactly({
  command: Type.Literal('add-tenant'),
  businessName: Name,
  adminEmail: EmailAddress,
  adminName: Name,
})
const Invite = Exactly({ command: Type.Literal('invite'), email: EmailAddress })

/** A command of the operator. */
export const Command = Type.Union([AddTenant, Invite])
export type Command = Static<typeof Command>

/** The one-time link that a command made, or why it did not. */
export const Outcome = Type.Union([Exactly({ link: Type.String() }), Exactly({ problem: Type.String() })])
export type Outcome = Static<typeof Outcome>

type CommandDeps = Timed & { publicUrl: URL }

/** Does a command. A refusal is an outcome too, in words. */
export async function doCommand(command: Command, deps: CommandDeps): Promise<Outcome> {
  try {
    return {
      link: command.command === 'invite' ? await linkOf(command.email, deps) : await addTenantWithLink(command, deps),
    }
  } catch (fault) {
    const { title, detail, remedy, code } = describeRefusal(refusalFor(fault), { language: 'en', requestId: '-' })
    if (code === 'INTERNAL') throw fault
    return { problem: `${title}. ${detail} ${remedy}` }
  }
}

const USAGE = 'Write `add-tenant NAME --admin EMAIL` or `invite EMAIL`; see --help'
const OPTIONS = { admin: { type: 'string' }, 'admin-name': { type: 'string' } } as const

/** The command of a command line. Throws what is wrong with it, in one line. */
export function parseCommand(args: string[]): Command {
  const { positionals, values } = parseWords(args)
  const [command, first = '', ...rest] = positionals.map((text) => text.trim())
  const wish =
    command === 'add-tenant'
      ? { command, businessName: first, adminEmail: values.admin, adminName: values['admin-name'] ?? 'Administrator' }
      : { command, email: first, ...(Object.keys(values).length > 0 && { values }) }
  if (command !== 'add-tenant' && command !== 'invite')
    throw configurationFault(`there is no command ${command}`, USAGE)
  if (rest.length > 0) throw configurationFault(`${command} takes one name or address, in quotes`, USAGE)
  if (Value.Check(Command, wish) && isStorable(wish)) return wish
  throw configurationFault(
    `${command} needs ${command === 'invite' ? 'an e-mail address' : 'a name and an e-mail address'}`,
    USAGE,
  )
}

function parseWords(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (fault) {
    const [problem = ''] = (fault instanceof Error ? fault.message : String(fault)).split(/[.\n]/)
    throw configurationFault(problem, USAGE)
  }
}
