import type { Double } from '../run/machine.ts'
import { unsupported } from '../faults.ts'
import { PlatformObject, Moment } from '../values/values.ts'

/** An org with one user and a clock that stands still. */
export const orgDouble: Double = {
  methods: {
    'datetime.now/0': () => new Moment(Date.UTC(2026, 2, 29, 10, 5)),
    'encodingutil.urlencode/2': ([text]) =>
      typeof text === 'string' && /^[\w./-]*$/.test(text)
        ? encodeURIComponent(text)
        : unsupported('urlEncode of this text'),
    'userinfo.getlanguage/0': () => 'en_US',
    'userinfo.getorganizationid/0': () => '00D000000000001AAA',
    'userinfo.gettimezone/0': () =>
      new PlatformObject('timezone', { methods: { 'getid/0': () => 'Europe/Stockholm' } }),
    'userinfo.getuserid/0': () => '005000000000001AAA',
  },
  factories: {},
  constants: {},
  rows: {},
}

/** Merges two doubles. The second one wins. */
export const mergeDoubles = (one: Double, other: Double): Double => ({
  methods: { ...one.methods, ...other.methods },
  factories: { ...one.factories, ...other.factories },
  constants: { ...one.constants, ...other.constants },
  rows: { ...one.rows, ...other.rows },
})
