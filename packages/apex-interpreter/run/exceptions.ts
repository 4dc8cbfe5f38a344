import type { ApexClass } from '../syntax/classes.ts'
import { textOf } from '../values/text.ts'
import { Instance } from '../values/values.ts'

/** An exception of Apex on its way up. */
export class Thrown extends Error {
  readonly exception: Instance

  constructor(exception: Instance) {
    super(`${exception.of.written}: ${textOf(exception.slots.get(MESSAGE) ?? null)}`)
    this.exception = exception
  }
}

/** An assertion of a test that does not hold. Apex cannot catch it. */
export class AssertionFailed extends Error {}

/** The slots of every exception. */
export const MESSAGE = '#message'
export const CAUSE = '#cause'

/** What the message of an exception is that was thrown without one. */
export const NO_MESSAGE = 'Script-thrown exception'

const NAMES = [
  'Exception',
  'AuraHandledException',
  'CalloutException',
  'IllegalArgumentException',
  'JSONException',
  'ListException',
  'MathException',
  'NullPointerException',
  'QueryException',
  'SObjectException',
  'StringException',
  'TypeException',
]

/** The exceptions of the platform, as classes. */
export const platformExceptions: ApexClass[] = NAMES.map((written) => ({
  name: written.toLowerCase(),
  written,
  kind: 'class',
  modifiers: ['public', 'virtual'],
  superName: written === 'Exception' ? '' : 'exception',
  interfaceNames: [],
  slots: new Map(),
  methods: [],
  steps: { ofClass: [], ofObject: [] },
  constants: [],
}))
