import type { ApexClass } from '../syntax/classes.ts'
import { textOf } from '../values/text.ts'
import { Instance } from '../values/values.ts'

/** An exception that Apex threw. */
export class ApexException extends Error {
  readonly exception: Instance

  constructor(exception: Instance) {
    super(`${exception.of.written}: ${textOf(exception.slots.get(MESSAGE) ?? null)}`)
    this.exception = exception
  }
}

/** A failed assertion. Apex cannot catch it. */
export class AssertionFailed extends Error {}

/** The slots of every exception. */
export const MESSAGE = '#message'
export const CAUSE = '#cause'

/** The message of an exception thrown without one. */
export const NO_MESSAGE = 'Script-thrown exception'

const NAMES = [
  'Exception',
  'AsyncException',
  'AuraHandledException',
  'CalloutException',
  'ConnectApi.ConnectApiException',
  'DmlException',
  'FinalException',
  'IllegalArgumentException',
  'JSONException',
  'ListException',
  'MathException',
  'NullPointerException',
  'QueryException',
  'SObjectException',
  'StringException',
  'SecurityException',
  'TypeException',
  'UnsupportedOperationException',
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
