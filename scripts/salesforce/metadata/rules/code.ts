import { SHADOWING } from './names.ts'
import type { OrgShape } from './orgs.ts'

/** Comments and texts, which name nothing. */
const SILENT = /\/\*.*?\*\/|\/\/[^\n]*|'(?:[^'\\]|\\.)*'/gs

/** The names in Apex code, however they are used. */
export const wordsOf = (code: string): Set<string> => new Set(code.replace(SILENT, ' ').match(/\b[A-Za-z]\w*\b/g))

/** What in the code of a class an org would not compile. */
export function faultsOfCode(name: string, code: string, { lacks }: OrgShape): string[] {
  const words = wordsOf(code)
  const objects = lacks.objects.filter((object) => words.has(object))
  const fields = lacks.userPermissions.flatMap((permission) =>
    [`Permissions${permission}`, `UserPermissions${permission}`].filter((field) => words.has(field)),
  )
  return [
    ...SHADOWING.filter((hidden) => hidden.toLowerCase() === name.toLowerCase()).map(
      (hidden) => `A class named ${hidden} hides that of the platform in the whole org`,
    ),
    ...objects.map((object) => `Invalid type: ${object}`),
    ...fields.map((field) => `No such column '${field}' on entity '${entityOf(field)}'`),
  ]
}

const entityOf = (field: string) => (field.startsWith('User') ? 'User' : 'PermissionSet')
