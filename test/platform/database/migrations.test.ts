import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { migrate, rollBack } from '../../../companion/src/platform/database/migrations.ts'
import { describeOnBoth, openEmptyDatabase } from '../../kit/database/database.ts'

describeOnBoth('A8 migrations', (kind) => {
  let database: OpenDatabase

  beforeAll(async () => {
    database = await openEmptyDatabase(kind)
  })
  afterAll(() => database.close())

  const objects = async () => {
    const { rows } = await database.execute(
      `select 'table ' || table_name || ' ' || column_name || ' ' || data_type as thing from information_schema.columns
        where table_schema = 'public' and table_name <> 'migration'
       union select 'constraint ' || conname from pg_constraint join pg_namespace n on n.oid = connamespace
        where nspname = 'public' and conrelid <> 'migration'::regclass
       union select 'index ' || indexname from pg_indexes where schemaname = 'public' and tablename <> 'migration'
       union select 'trigger ' || tgname from pg_trigger where not tgisinternal
       union select 'function ' || proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where nspname = 'public'
       order by 1`,
    )
    return rows.map(({ thing }) => thing)
  }

  const rollBackAll = async (): Promise<string[]> => {
    const last = await rollBack(database.db)
    return last === undefined ? [] : [last, ...(await rollBackAll())]
  }

  it('go forward and back twice, leave nothing behind, and change nothing when run again', async () => {
    await migrate(database.db)
    const first = await objects()
    expect(first).toContain('table credit_settings daily_limit integer')
    await migrate(database.db)
    expect(await objects()).toEqual(first)

    expect(await rollBackAll()).not.toEqual([])
    expect(await objects()).toEqual([])
    expect(await rollBack(database.db)).toBeUndefined()

    await migrate(database.db)
    expect(await objects()).toEqual(first)
    await rollBackAll()
    expect(await objects()).toEqual([])
  })

  it('refuse a database that a newer version changed', async () => {
    await migrate(database.db)
    await database.execute(`insert into migration (tag) values ('9999_future')`)
    await expect(migrate(database.db)).rejects.toThrow('newer Tollbridge (9999_future)')
  })

  it('run once when several processes start together', async () => {
    const other = await openEmptyDatabase(kind)
    await Promise.all([migrate(other.db), migrate(other.db), migrate(other.db)])
    const { rows } = await other.execute('select count(*)::int as count from migration where tag like $1', ['0000%'])
    expect(rows).toEqual([{ count: 1 }])
    await other.close()
  })
})
