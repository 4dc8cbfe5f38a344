import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { fileOfEmptyDatabase, keepEmptyDatabase } from '../../../companion/src/platform/database/first-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    embeddedTemplate: string
  }
}

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/tollbridge')

/** Stores a migrated embedded database as a file. Opening a copy takes a fifth of the time of a migration. */
export default async function prepareEmbeddedTemplate(project: TestProject): Promise<void> {
  const file = fileOfEmptyDatabase(CACHE)
  await keepEmptyDatabase(file)
  project.provide('embeddedTemplate', file)
}
