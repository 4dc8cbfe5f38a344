import type { OpenDatabase } from './database.ts'

/** PostgreSQL if an address is given, else the embedded database; loads only the one that is used. */
export async function openDatabase(at: { dataDir: string; databaseUrl?: string }): Promise<OpenDatabase> {
  if (at.databaseUrl !== undefined) return (await import('./postgres.ts')).openPostgres(at.databaseUrl)
  return (await import('./embedded.ts')).openEmbedded(at.dataDir)
}
