import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tidyAccounts } from '../../companion/src/accounts/housekeeping.ts'
import { setPassword } from '../../companion/src/accounts/passwords/links.ts'
import { doCommand, parseCommand } from '../../companion/src/operator/commands.ts'
import type { OpenDatabase } from '../../companion/src/platform/database/database.ts'
import { describeOnBoth, openTestDatabase } from '../kit/database/database.ts'
import { virtualClock } from '../kit/time/clock.ts'

describe('SEC-L11: a command line of the operator', () => {
  it.each([
    [
      ['add-tenant', ' Acme Inc ', '--admin', 'Ada@Example.com'],
      { command: 'add-tenant', businessName: 'Acme Inc', adminEmail: 'Ada@Example.com', adminName: 'Administrator' },
    ],
    [
      ['add-tenant', '--admin', 'a@b.example', '--admin-name', 'Ada', 'Acme'],
      { command: 'add-tenant', businessName: 'Acme', adminEmail: 'a@b.example', adminName: 'Ada' },
    ],
    [['invite', 'a@b.example'], { command: 'invite', email: 'a@b.example' }],
  ])('is understood: %j', (args, command) => {
    expect(parseCommand(args)).toEqual(command)
  })

  it.each([
    [['add-tennant', 'Acme'], 'there is no command add-tennant'],
    [['add-tenant', 'Acme'], 'add-tenant needs a name and an e-mail address'],
    [['add-tenant', 'Acme', '--admin', 'ada'], 'add-tenant needs a name and an e-mail address'],
    [['add-tenant', '', '--admin', 'a@b.example'], 'add-tenant needs a name and an e-mail address'],
    [['add-tenant', 'A\0', '--admin', 'a@b.example'], 'add-tenant needs a name and an e-mail address'],
    [['add-tenant', 'Acme', 'Inc', '--admin', 'a@b.example'], 'add-tenant takes one name or address, in quotes'],
    [['invite'], 'invite needs an e-mail address'],
    [['invite', 'a@b.example', '--admin', 'a@b.example'], 'invite needs an e-mail address'],
    [['invite', 'a@b.example', '--role', 'admin'], "Unknown option '--role'"],
  ])('is refused with its fault: %j', (args, problem) => {
    expect(() => parseCommand(args)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(problem) }),
    )
  })
})

describeOnBoth('SEC-L11: a command of the operator', (kind) => {
  let database: OpenDatabase
  const clock = virtualClock()
  beforeAll(async () => void (database = await openTestDatabase(kind)))
  afterAll(() => database.close())

  const run = (command: Parameters<typeof doCommand>[0]) =>
    doCommand(command, { db: database.db, clock, publicUrl: new URL('https://bridge.example.com') })
  const addTenant = (businessName: string, adminEmail: string) =>
    run({ command: 'add-tenant', businessName, adminEmail, adminName: 'Ada' })
  const tokenOf = (outcome: object) =>
    'link' in outcome
      ? (/^https:\/\/bridge\.example\.com\/set-password#token=([\w-]{43})$/.exec(String(outcome.link))?.[1] ?? '')
      : ''
  const use = (outcome: object) =>
    setPassword(tokenOf(outcome), 'a long enough pass phrase', { db: database.db, clock })

  it('adds one tenant after the other, each with an admin whose link works once', async () => {
    const [one, two] = [await addTenant('Acme', 'Ada@Example.com'), await addTenant('Beta', 'bob@example.com')]
    await use(one)
    await use(two)
    await expect(use(one)).rejects.toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    const { rows } = await database.execute(
      'select business_name, email, role from tenant join person using (tenant_id) order by 1',
    )
    expect(rows).toEqual([
      { business_name: 'Acme', email: 'ada@example.com', role: 'admin' },
      { business_name: 'Beta', email: 'bob@example.com', role: 'admin' },
    ])
  })

  it('adds nothing when the address of the admin is taken, also at the same time', async () => {
    const outcomes = await Promise.all([1, 2, 3].map((n) => addTenant(`Gamma ${n}`, 'cleo@example.com')))
    expect(outcomes.filter((outcome) => 'link' in outcome)).toHaveLength(1)
    expect(outcomes.find((outcome) => 'problem' in outcome)).toEqual({
      problem: expect.stringContaining('email address'),
    })
    expect((await database.execute(`select 1 from tenant where business_name like 'Gamma%'`)).rows).toHaveLength(1)
  })

  it('makes a link for a person, which ends the earlier ones, and none for an unknown address', async () => {
    const first = await addTenant('Delta', 'dan@example.com')
    const second = await run({ command: 'invite', email: 'DAN@example.com' })
    await expect(use(first)).rejects.toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    clock.advance({ hours: 23 })
    await tidyAccounts({ db: database.db, clock })
    await use(second)
    expect(await run({ command: 'invite', email: 'eve@example.com' })).toEqual({
      problem: expect.stringContaining('No person'),
    })
  })

  it('is in the audit trail of the tenant, as the operator’s', async () => {
    const { rows } = await database.execute(
      `select action, after, person_name from audit_entry where after ->> 'email' = 'dan@example.com' and action !~ 'password' order by at`,
    )
    const after = { email: 'dan@example.com', by: 'operator' }
    expect(rows).toEqual([
      { action: 'tenant.added', after, person_name: null },
      { action: 'person.link-made', after, person_name: null },
    ])
  })
})
