import { ESLint, RuleTester, type Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { databaseLast } from '../../../scripts/lint/database-last.ts'

RuleTester.describe = describe
RuleTester.it = it

const OUTER = [{ messageId: 'outer' }]
const STORE = [{ messageId: 'store' }]

new RuleTester().run('database-last', databaseLast, {
  valid: [
    'const find = (id, { db }) => db.select(id)',
    'const save = (row, { db }) => db.transaction(async (tx) => { await add(row, { db: tx }) })',
    'const save = (row, deps) => deps.db.transaction((tx) => renew(row, { ...deps, db: tx }))',
    'const save = (row, deps) => deps.db.transaction((tx) => add({ ...row, at: deps.clock.now() }, { db: tx }))',
    'const save = (row, { jobs, db }) => db.transaction((tx) => jobs.send(row, { within: tx }))',
    'const save = ({ db }) => db.transaction((tx) => rows.map((deps) => use(deps)))',
  ],
  invalid: [
    { code: 'const connectionStore = (db) => ({ find: (id) => db.select(id) })', errors: STORE },
    { code: 'function connectionStore(db) { return { find: (id) => db.select(id) } }', errors: STORE },
    { code: 'const save = (row, deps) => deps.db.transaction((tx) => renew(row, deps))', errors: OUTER },
    { code: 'const save = (row, deps) => deps.db.transaction((tx) => renew(row, { ...deps }))', errors: OUTER },
    { code: 'const save = (row, deps) => deps.db.transaction((tx) => renew(row, { db: tx, ...deps }))', errors: OUTER },
    { code: 'const save = (deps) => deps.db.transaction((tx) => deps.db.insert(tx))', errors: OUTER },
    { code: 'const save = (row, { db }) => db.transaction(async (tx) => { await add(row, { db }) })', errors: OUTER },
    { code: 'const save = ({ db }) => db.transaction((tx) => rows.map((row) => db.insert(row)))', errors: OUTER },
    { code: 'const save = (row, deps) => deps.db.transaction(() => renew(row, deps))', errors: OUTER },
    { code: 'const save = (platform) => inTransaction((tx) => raise(news, platform))', errors: OUTER },
  ],
})

describe('the lint of the project', () => {
  const eslint = new ESLint()
  const ruleFor = async (path: string) =>
    ((await eslint.calculateConfigForFile(path)) as Linter.Config).rules?.['data/database-last']

  it('holds the form of data access in every feature', async () => {
    for (const feature of ['accounts', 'connections', 'credits', 'notifications', 'org-api', 'parity'])
      expect(await ruleFor(`companion/src/${feature}/store.ts`)).toBeTruthy()
  })
})
