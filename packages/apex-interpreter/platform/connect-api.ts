import { unsupported } from '../faults.ts'
import type { Arguments, StaticMethods } from '../library/arguments.ts'
import { hasUserPermission } from '../org/access.ts'
import type { Machine } from '../run/machine.ts'
import { OBJECT, STRING } from '../syntax/types.ts'
import { keyOf } from '../values/equality.ts'
import { textOf } from '../values/text.ts'
import { ApexMap, PlatformObject, type Value } from '../values/values.ts'
import type { Factory } from './http.ts'

const EXCEPTION = 'ConnectApi.ConnectApiException'

/** Any of them lets a user write credentials. UNSURE that reading their parameters takes one too. */
const RIGHTS = ['managenamedcredentials', 'customizeapplication']

/** Where an external credential holds the parameters of a principal. */
const placeOf = (credential: Value, principal: Value): string => `${textOf(credential)}-${textOf(principal)}`

/** Writes the parameters of principals. Code cannot read them. A test that sees no data of its org reaches none. */
export const CONNECT_API_METHODS: StaticMethods = Object.fromEntries(
  Object.entries<StaticMethods[string]>({
    'createcredential/1': (args, machine) => write(args.value(0), { wasThere: false }, machine),
    'updatecredential/1': (args, machine) => write(args.value(0), { wasThere: true }, machine),
    'getcredential/3': (args, { session, seed }) => credentialOf(session.credentials.get(placeIn(args)), seed),
    'deletecredential/3': (args, { session }) => {
      session.credentials.delete(placeIn(args))
      return null
    },
  }).map(([name, method]): [string, StaticMethods[string]] => [
    `connectapi.namedcredentials.${name}`,
    (args, machine) => {
      requireRight(machine)
      return method(args, machine)
    },
  ]),
)

const placeIn = (args: Arguments): string => placeOf(args.text(0), args.text(1))

function requireRight({ session, raise }: Machine) {
  if (session.test !== undefined) {
    raise(
      'UnsupportedOperationException',
      'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
    )
  }
  if (!RIGHTS.some((right) => hasUserPermission(session.userId, right, session.store))) {
    raise(EXCEPTION, 'You do not have access to this resource.')
  }
}

function write(input: Value, { wasThere }: { wasThere: boolean }, { session, raise }: Machine): null {
  const { members } = input instanceof PlatformObject ? input : unsupported('a credential of another type')
  const place = placeOf(members.externalcredential ?? null, members.principalname ?? null)
  if (session.credentials.has(place) !== wasThere) raise(EXCEPTION, wasThere ? 'Not found.' : 'It exists already.')
  const { credentials } = members
  if (!(credentials instanceof ApexMap)) return unsupported('a credential without parameters')
  const parameters = [...credentials.entries.values()].map(({ key, value }) => [textOf(key), valueIn(value)] as const)
  session.credentials.set(place, new Map(parameters))
  return null
}

const valueIn = (value: Value): string =>
  value instanceof PlatformObject ? textOf(value.members.value ?? null) : unsupported('a parameter of another type')

/** A `ConnectApi.Credential`, which names parameters alone. */
function credentialOf(parameters: ReadonlyMap<string, string> | undefined, seed: number): PlatformObject {
  const credentials = new ApexMap({ name: 'map', arguments: [STRING, OBJECT] }, seed)
  for (const key of parameters?.keys() ?? []) credentials.entries.set(keyOf(key), { key, value: null })
  return new PlatformObject('connectapi.credential', { members: { credentials } })
}

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
