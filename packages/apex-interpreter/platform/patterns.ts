import { unsupported } from '../faults.ts'
import { PlatformObject } from '../values/values.ts'

/** A `Pattern`, of the signs that Java and JavaScript read alike. */
export function patternFrom(text: string): PlatformObject {
  if (!/^(?:[\w\s@,-]|[.|*+{}[\]]|\((?!\?)|\)|\?)*$/.test(text)) return unsupported(`the pattern ${text}`)
  const whole = new RegExp(`^(?:${text})$`, 'u')
  return new PlatformObject('pattern', {
    methods: {
      'matcher/1': ([given = null]) => {
        const subject = typeof given === 'string' ? given : unsupported('a pattern on this value')
        return new PlatformObject('matcher', { methods: { 'matches/0': () => whole.test(subject) } })
      },
    },
  })
}
