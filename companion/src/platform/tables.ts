import { pgTable, text } from 'drizzle-orm/pg-core'

/** One sealed, well-known text: it opens only with a key that this database was used with before. */
export const vaultCanary = pgTable('vault_canary', {
  keyId: text('key_id').primaryKey(),
  sealed: text('sealed').notNull(),
})
