import { unsupported } from '../faults.ts'
import type { StaticMethods } from '../library/arguments.ts'
import { PlatformObject, type Value } from '../values/values.ts'
import type { Factory } from './http.ts'

const METHODS = ['createcredential/1', 'deletecredential/3', 'getcredential/3', 'updatecredential/1']

/** Credentials cannot be written or read in a test that sees no data of its org. */
export const CONNECT_API_METHODS: StaticMethods = Object.fromEntries(
  METHODS.map((name): [string, StaticMethods[string]] => [
    `connectapi.namedcredentials.${name}`,
    (_args, { session, raise }) =>
      session.test === undefined
        ? unsupported(`ConnectApi.NamedCredentials.${name}`)
        : raise(
            'UnsupportedOperationException',
            'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
          ),
  ]),
)

/** The members of the objects that code fills in. */
const INPUTS: Record<string, string[]> = {
  'connectapi.credentialinput': [
    ...['authenticationprotocol', 'authenticationprotocolvariant', 'credentials'],
    ...['externalcredential', 'principalname', 'principaltype'],
  ],
  'connectapi.credentialvalueinput': ['encrypted', 'value'],
}

export const CONNECT_API_FACTORIES: Record<string, Factory> = Object.fromEntries(
  Object.entries(INPUTS).map(([type, names]) => [type, () => new PlatformObject(type, { members: emptyOf(names) })]),
)

const emptyOf = (names: string[]): Record<string, Value> => Object.fromEntries(names.map((name) => [name, null]))
