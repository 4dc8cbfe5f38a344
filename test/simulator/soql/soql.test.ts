import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  call,
  control,
  pageOf,
  query,
  records,
  simulatorForTest,
  wireCalls,
  type TestSimulator,
  like,
  some,
} from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const find = (soql: string) => records(simulator.production, soql)
const count = async (condition: string) =>
  pageOf(await query(simulator.production, `SELECT COUNT() FROM Lead WHERE ${condition}`)).totalSize ?? NaN

describe('a query', () => {
  it('returns records with their type and address, fields in the requested order', async () => {
    const { body } = await query(simulator.production, 'SELECT Name, Id, IsSandbox FROM Organization')
    const id = simulator.production.organizationId
    expect(body).toEqual({
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: { type: 'Organization', url: `/services/data/v67.0/sobjects/Organization/${id}` },
          Name: simulator.production.name,
          Id: id,
          IsSandbox: false,
        },
      ],
    })
  })

  it('accepts names of objects and fields in any case', async () => {
    const [row] = await find('select id, lastname from LEAD limit 1')
    expect(Object.keys(row ?? {})).toEqual(['attributes', 'Id', 'LastName'])
  })

  it('filters with AND, OR, NOT and parentheses', async () => {
    const rows = await find(
      "SELECT Rating, Status FROM Lead WHERE (Rating = 'Hot' OR Rating = 'Cold') AND (NOT Status LIKE 'Closed%')",
    )
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.every(({ Rating, Status }) => Rating !== 'Warm' && !String(Status).startsWith('Closed'))).toBe(true)
  })

  it('refuses AND and OR side by side without parentheses', async () => {
    const { status, body } = await query(
      simulator.production,
      "SELECT Id FROM Lead WHERE Rating = 'Hot' OR Rating = 'Cold' AND IsConverted = false",
    )
    expect([status, body]).toMatchObject([400, [{ errorCode: 'MALFORMED_QUERY' }]])
  })

  it('compares texts case-insensitively, and supports IN, NOT IN and empty', async () => {
    const all = await count('Id != null')
    const hot = await count("Rating IN ('hot', 'HOT')")
    const rest = await count("Rating NOT IN ('Hot')")
    expect(hot + rest).toBe(all)
    expect(await count('Jigsaw = null')).toBe(all)
  })

  it('compares times, and supports ranges such as LAST_N_DAYS', async () => {
    await control(simulator.production, 'PUT clock', { now: '2026-11-02T00:00:00Z' })
    const [newest] = await find('SELECT CreatedDate FROM Lead ORDER BY CreatedDate DESC LIMIT 1')
    const since = String(newest?.CreatedDate).replace('+0000', 'Z')
    expect(await count(`CreatedDate >= ${since}`)).toBe(1)
    const lately = await find('SELECT CreatedDate FROM Lead WHERE CreatedDate = LAST_N_DAYS:30')
    expect(lately.length).toBeGreaterThan(10)
    expect(lately.every(({ CreatedDate }) => String(CreatedDate) >= '2026-10-03')).toBe(true)
  })

  it('follows a lookup, and returns null when it is empty', async () => {
    const rows = await find(
      'SELECT Name, Account.Name, Account.Industry, Campaign.Name FROM Opportunity WHERE CampaignId = null LIMIT 1',
    )
    expect(rows[0]).toMatchObject({ Account: { attributes: { type: 'Account' } }, Campaign: null })
  })

  it('filters by a semi join', async () => {
    const rows = await find(
      "SELECT AccountId FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Name LIKE 'Aurora%')",
    )
    expect(rows.length).toBeGreaterThan(10)
  })

  it('sorts with empty values first by default, and applies a limit', async () => {
    const rows = await find('SELECT CampaignId FROM Opportunity ORDER BY CampaignId DESC NULLS LAST LIMIT 3 OFFSET 1')
    expect(rows).toHaveLength(3)
    expect(rows.every(({ CampaignId }) => CampaignId !== null)).toBe(true)
    const [first] = await find('SELECT CampaignId FROM Opportunity ORDER BY CampaignId LIMIT 1')
    expect(first?.CampaignId).toBeNull()
  })

  it('counts alone and by groups', async () => {
    expect((await query(simulator.production, 'SELECT COUNT() FROM Lead')).body).toEqual({
      totalSize: 2600,
      done: true,
      records: [],
    })
    const groups = await find('SELECT Rating, COUNT(Id) n FROM Lead GROUP BY Rating')
    expect(groups.map(({ Rating }) => Rating).toSorted()).toEqual(['Cold', 'Hot', 'Warm'])
    expect(groups.reduce((sum, { n }) => sum + Number(n), 0)).toBe(2600)
  })

  it('shows an address as an object of its parts', async () => {
    const [row] = await find('SELECT BillingAddress FROM Account LIMIT 1')
    expect(row?.BillingAddress).toMatchObject({ street: some(String), postalCode: some(String) })
  })
})

describe('FIELDS()', () => {
  it('expands to the standard fields without a limit', async () => {
    const [row] = await find('SELECT FIELDS(STANDARD) FROM Lead')
    expect(Object.keys(row ?? {}).some((name) => name.endsWith('__c'))).toBe(false)
  })

  it.each(['SELECT FIELDS(ALL) FROM Lead', 'SELECT FIELDS(CUSTOM) FROM Lead LIMIT 201'])(
    'refuses %s as unbounded',
    async (soql) => {
      expect((await query(simulator.production, soql)).body).toMatchObject([{ errorCode: 'MALFORMED_QUERY' }])
    },
  )

  it('refuses CUSTOM on an object without custom fields', async () => {
    expect((await query(simulator.production, 'SELECT FIELDS(CUSTOM) FROM User LIMIT 1')).status).toBe(400)
  })
})

describe('a long result', () => {
  it('comes in pages of 2,000 rows, one call each', async () => {
    const first = await query(simulator.production, 'SELECT Id FROM Lead')
    const before = await wireCalls(simulator.production)
    expect(first.body).toMatchObject({
      totalSize: 2600,
      done: false,
      nextRecordsUrl: like(/^\/services\/data\/v67\.0\/query\/01g\w+-2000$/),
    })
    const second = await call(simulator.production, pageOf(first).nextRecordsUrl ?? '')
    expect(second.body).toMatchObject({ totalSize: 2600, done: true })
    expect(pageOf(second).records).toHaveLength(600)
    expect((await wireCalls(simulator.production)).api).toBe(before.api + 1)
  })

  it('comes in smaller pages on request, of at least 200 rows', async () => {
    const page = await call(simulator.production, 'query?q=SELECT+Id+FROM+Lead', {
      headers: { 'Sforce-Query-Options': 'batchSize=50' },
    })
    expect(pageOf(page).records).toHaveLength(200)
  })

  it('refuses an unknown locator', async () => {
    const { status, body } = await call(simulator.production, 'query/01g000000000000AAA-2000')
    expect([status, body]).toMatchObject([400, [{ errorCode: 'INVALID_QUERY_LOCATOR' }]])
  })
})

describe('a wrong query', () => {
  it.each([
    ['SELECT Id, Nonsense FROM Lead', 'INVALID_FIELD', "No such column 'Nonsense' on entity 'Lead'"],
    ["SELECT Id FROM Lead WHERE Nonsense = 'x'", 'INVALID_FIELD', "No such column 'Nonsense'"],
    ['SELECT Owner.Nonsense FROM Lead', 'INVALID_FIELD', "on entity 'User'"],
    ['SELECT Nobody.Name FROM Lead', 'INVALID_FIELD', "Didn't understand relationship 'Nobody'"],
    ['SELECT Id FROM Unheard', 'INVALID_TYPE', "sObject type 'Unheard' is not supported"],
    ['SELECT Id FROM', 'MALFORMED_QUERY', ''],
    ['SELECT Id FROM Lead WHERE Rating = 5', 'INVALID_FIELD', 'should be enclosed in quotes'],
    ["SELECT Id FROM Lead WHERE IsConverted = 'true'", 'INVALID_FIELD', 'must be of type boolean'],
    ["SELECT Id FROM Lead WHERE Description = 'x'", 'INVALID_FIELD', 'can not be filtered'],
    ['SELECT Id FROM Lead LIMIT 1 OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', '2000'],
    ['SELECT Id, Id FROM Lead', 'INVALID_FIELD', 'duplicate field selected: Id'],
  ])('%s is refused as %s', async (soql, errorCode, text) => {
    const { status, body } = await query(simulator.production, soql)
    expect(status).toBe(400)
    expect(body).toMatchObject([{ errorCode, message: like(text) }])
  })
})

describe('a query of the set-up', () => {
  it('lists the active triggers, fewer in the sandbox', async () => {
    const soql =
      "SELECT Name FROM ApexTrigger WHERE Status = 'Active' AND TableEnumOrId IN ('Lead','Contact','Account','Opportunity','Campaign','Case')"
    expect((await records(simulator.production, soql)).length - (await records(simulator.sandbox, soql)).length).toBe(2)
  })

  it('lists record-triggered flows', async () => {
    const rows = await find(
      "SELECT ApiName FROM FlowDefinitionView WHERE IsActive = true AND ProcessType = 'AutoLaunchedFlow'",
    )
    expect(rows).toHaveLength(3)
  })

  it('gives sandbox users the names of production with the sandbox’s name as a suffix', async () => {
    const soql = 'SELECT Username FROM User ORDER BY Id LIMIT 1'
    const [there] = await records(simulator.production, soql)
    const [here] = await records(simulator.sandbox, soql)
    expect(here?.Username).toBe(`${String(there?.Username)}.uat`)
  })
})
