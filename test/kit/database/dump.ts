import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'

type Reads = Pick<OpenDatabase, 'execute'>

/** Every row of every table of the service and of the job queue, as one text. */
export async function dumpRows({ execute }: Reads): Promise<string> {
  const { rows } = await execute(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const tables = []
  for (const { name } of rows) {
    const { rows: content } = await execute(`select row_to_json(t)::text as line from ${String(name)} t`)
    tables.push(`${String(name)}\n${content.map(({ line }) => String(line)).join('\n')}`)
  }
  return tables.join('\n')
}
