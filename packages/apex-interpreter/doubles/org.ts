import type { Double } from '../run/machine.ts'
import { notKnown } from '../faults.ts'
import { Foreign, Moment } from '../values/values.ts'

/** An org with one person in it, in which it is always the same moment. */
export const orgDouble: Double = {
  methods: {
    'datetime.now/0': () => new Moment(Date.UTC(2026, 2, 29, 10, 5)),
    'encodingutil.urlencode/2': ([text]) =>
      typeof text === 'string' && /^[\w./-]*$/.test(text) ? encodeURIComponent(text) : notKnown('how this is encoded'),
    'userinfo.getlanguage/0': () => 'en_US',
    'userinfo.getorganizationid/0': () => '00D000000000001AAA',
    'userinfo.gettimezone/0': () => new Foreign('timezone', { methods: { 'getid/0': () => 'Europe/Stockholm' } }),
    'userinfo.getuserid/0': () => '005000000000001AAA',
  },
  makers: {},
  constants: {},
  rows: {},
}

/** Two doubles as one. */
export const together = (one: Double, other: Double): Double => ({
  methods: { ...one.methods, ...other.methods },
  makers: { ...one.makers, ...other.makers },
  constants: { ...one.constants, ...other.constants },
  rows: { ...one.rows, ...other.rows },
})
