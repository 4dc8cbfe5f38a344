import { machineFrom, call, ApexException, type Value } from '../../../packages/apex-interpreter/index.ts'

/** Runs the body of a method in a class with these members. Returns its value. */
export async function returned(body: string, members = '', seed = 1): Promise<Value> {
  const text = `public class A { ${members} public static Object go() { ${body} } }`
  return call(await machineFrom([text], { seed }), 'A.go')
}

/** The value of an expression. */
export const value = (expression: string, members = '') => returned(`return ${expression};`, members)

/** The name of the Apex exception, or the error that ended the run. */
export const failure = async (body: string, members = '') =>
  returned(body, members).then(
    (given) => given,
    (fault: unknown) => (fault instanceof ApexException ? fault.exception.of.written : fault),
  )
