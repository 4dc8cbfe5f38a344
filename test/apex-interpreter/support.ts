import { apexOf, call, Thrown, type Value } from '../../packages/apex-interpreter/index.ts'

/** What the body of a method returns, in a class with these members. */
export async function returned(body: string, members = '', seed = 1): Promise<Value> {
  const text = `public class A { ${members} public static Object go() { ${body} } }`
  return call(await apexOf([text], { seed }), 'A.go')
}

/** What an expression gives. */
export const value = (expression: string, members = '') => returned(`return ${expression};`, members)

/** The exception of Apex by its name, or why the evaluation ended. */
export const failure = async (body: string, members = '') =>
  returned(body, members).then(
    (given) => given,
    (fault: unknown) => (fault instanceof Thrown ? fault.exception.of.written : fault),
  )
