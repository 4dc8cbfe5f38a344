import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'

/** Deletes the history that the service itself never deletes, so that the next test begins with unused tenants. */
export async function forgetHistory({ execute }: Pick<OpenDatabase, 'execute'>): Promise<void> {
  await execute(`begin;
    set local session_replication_role = replica;
    delete from connection_event;
    delete from gone_live;
    commit`)
}
