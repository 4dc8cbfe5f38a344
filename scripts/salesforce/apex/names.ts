import { reservedNamesIn } from '../../../packages/apex-interpreter/index.ts'

/** The names in a parsed file that Salesforce refuses at deployment. */
export const faultsOfNames = (path: string, tree: unknown): string[] =>
  reservedNamesIn(tree).map(({ name, line }) => `${path}:${line ?? '?'}: "${name}" is a reserved word of Apex`)
