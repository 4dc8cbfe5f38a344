import type { ApexClass } from '../syntax/classes.ts'
import { Constant } from '../values/values.ts'

/** An enum of the platform, as a class. */
export const enumOf = (written: string, constants: string[]): ApexClass => ({
  ...{ name: written.toLowerCase(), written, kind: 'enum', modifiers: [], superName: '', interfaceNames: [] },
  ...{ slots: new Map(), methods: [], steps: { ofClass: [], ofObject: [] }, constants },
})

const ENUMS = [
  enumOf('AccessLevel', ['SYSTEM_MODE', 'USER_MODE']),
  enumOf('ConnectApi.CredentialAuthenticationProtocol', ['Custom']),
  enumOf('ConnectApi.CredentialPrincipalType', ['NamedPrincipal', 'PerUserPrincipal']),
  enumOf('LoggingLevel', ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST']),
  enumOf('ParentJobResult', ['SUCCESS', 'UNHANDLED_EXCEPTION']),
]

const constantsOf = (of: ApexClass): [string, Constant][] =>
  of.constants.map((name, ordinal) => [`${of.name}.${name.toLowerCase()}`, new Constant(of, name, ordinal)])

/** The values of the platform's enums, by lower-case full name. */
export const ENUM_CONSTANTS: Partial<Record<string, Constant>> = Object.fromEntries(ENUMS.flatMap(constantsOf))
