import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'

/** Forgets what the service itself never forgets, so that the next test begins with tenants that nothing happened to. */
export async function forgetHistory({ execute }: Pick<OpenDatabase, 'execute'>): Promise<void> {
  await execute(`begin;
    set local session_replication_role = replica;
    delete from connection_event;
    delete from gone_live;
    commit`)
}
