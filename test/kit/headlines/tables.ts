import type { HeadlineTable } from './headline.ts'

/** Every headline of every page. `docs/headline-states.md` is made of it. */
export const headlineTables: HeadlineTable<string>[] = []
