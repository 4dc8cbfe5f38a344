import { hasCustomPermission } from '../org/access.ts'
import { textOfUser } from '../org/users.ts'
import type { Machine } from '../run/machine.ts'
import type { StaticMethods } from '../library/arguments.ts'
import { PlatformObject } from '../values/values.ts'

const own = (field: string) => (_args: unknown, machine: Machine) => ofUser(field, machine)

/** A text of the row of the user who runs the code. */
export const ofUser = (field: string, { session }: Machine): string => textOfUser(session.userId, field, session.store)

/** Who runs the code. */
export const USER_METHODS: StaticMethods = {
  'featuremanagement.checkpermission/1': (args, { session }) =>
    hasCustomPermission(session.userId, args.text(0), session.store),
  'userinfo.getlanguage/0': own('languagelocalekey'),
  'userinfo.getlocale/0': own('localesidkey'),
  'userinfo.getname/0': own('name'),
  'userinfo.getorganizationid/0': (_args, { org }) => org.id,
  'userinfo.getprofileid/0': own('profileid'),
  'userinfo.gettimezone/0': (_args, machine) =>
    new PlatformObject('timezone', { methods: { 'getid/0': () => ofUser('timezonesidkey', machine) } }),
  'userinfo.getuserid/0': (_args, { session }) => session.userId,
  'userinfo.getusername/0': own('username'),
}
