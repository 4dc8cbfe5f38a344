import { unsupported } from '../faults.ts'
import type { StaticMethods } from '../library/arguments.ts'
import { construct } from '../run/construction.ts'
import type { Machine } from '../run/machine.ts'
import type { Allowance } from '../org/org.ts'
import { ApexList, PlatformObject } from '../values/values.ts'
import { patternFrom } from './patterns.ts'

export const OTHER_METHODS: StaticMethods = {
  'debug/1': () => null,
  'debug/2': () => null,
  'encodingutil.urlencode/2': (args) =>
    /^[\w./-]*$/.test(args.text(0)) ? encodeURIComponent(args.text(0)) : unsupported('urlEncode of this text'),
  'eventbus.publish/1': () => null,
  'orglimits.getall/0': (_args, { org }) =>
    new ApexList({ name: 'orglimit', arguments: [] }, org.allowances.map(orgLimit)),
  'pattern.compile/1': (args) => patternFrom(args.text(0)),
  'type.forname/1': (args, machine) => typeNamed(args.text(0), machine),
  'uuid.randomuuid/0': (_args, { org, session }) => uuid(session.store.nextNumber(), org.now),
}

const orgLimit = ({ name, used, allowed }: Allowance): PlatformObject =>
  new PlatformObject('orglimit', {
    methods: { 'getlimit/0': () => allowed, 'getname/0': () => name, 'getvalue/0': () => used },
  })

function typeNamed(name: string, machine: Machine) {
  const of = machine.program.classes.get(name.toLowerCase())
  if (!of) return null
  return new PlatformObject('type', {
    methods: { 'getname/0': () => of.written, 'newinstance/0': () => construct(of, [], machine) },
  })
}

/** Another one for each number and moment. */
function uuid(number: number, now: number): PlatformObject {
  const first = (Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  const at = now.toString(16).padStart(12, '0').slice(-12)
  const text = `${first}-${number.toString(16).padStart(4, '0').slice(-4)}-4000-8000-${at}`
  return new PlatformObject('uuid', { methods: { 'tostring/0': () => text } })
}
