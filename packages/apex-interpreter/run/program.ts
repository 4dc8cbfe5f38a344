import { CompileError } from '../faults.ts'
import { reservedNamesIn } from '../syntax/reserved.ts'
import { parseApex } from '../syntax/tree.ts'
import { declarationsIn, type ApexClass, type Method, type Slot } from '../syntax/classes.ts'
import { platformExceptions } from './exceptions.ts'
import { textOfType, typeIn } from '../syntax/types.ts'

/** The classes of a program by full name, and look-ups along inheritance. */
export type Program = ReturnType<typeof programOf>

/** Each parse starts a process, so equal texts share one. */
const trees = new Map<string, Promise<unknown>>()

/** Parses the texts of classes. Throws where Salesforce would refuse a name. */
export async function readProgram(texts: string[]) {
  const read = await Promise.all(texts.map(treeOf))
  const [reserved] = read.flatMap(reservedNamesIn)
  if (reserved) throw new CompileError(`Identifier name is reserved: ${reserved.name}, line ${reserved.line ?? '?'}`)
  return programOf(read.flatMap(declarationsIn))
}

function treeOf(text: string): Promise<unknown> {
  const tree = trees.get(text) ?? parseApex(text)
  trees.set(text, tree)
  return tree
}

function programOf(declared: ApexClass[]) {
  const classes = new Map([...platformExceptions, ...declared].map((one) => [one.name, one]))

  /** A class by its name in the code of `home`: own and inherited inner classes first. */
  function classNamed(name: string, home?: ApexClass): ApexClass | undefined {
    for (let place = home; place; place = place.outer) {
      const inner = lineageOf(place).map((one) => classes.get(`${one.name}.${name}`))
      const found = inner.find((one) => one !== undefined)
      if (found) return found
    }
    return classes.get(name)
  }

  /** A class and its superclasses. */
  function lineageOf(one: ApexClass): ApexClass[] {
    const above =
      one.superName && (classes.get(`${one.outer?.name ?? ''}.${one.superName}`) ?? classes.get(one.superName))
    return above ? [one, ...lineageOf(above)] : [one]
  }

  /** Whether a class is another, extends it or implements it. */
  const isKindOf = (one: ApexClass, name: string): boolean =>
    lineageOf(one).some(
      (each) =>
        each.name === name ||
        each.interfaceNames.some((written) => {
          const known = classNamed(written, each)
          return written === name || (known !== undefined && isKindOf(known, name))
        }),
    )

  const slotOf = (one: ApexClass, name: string): Slot | undefined =>
    lineageOf(one)
      .map(({ slots }) => slots.get(name))
      .find((slot) => slot !== undefined)

  const found = new Map<ApexClass, Map<string, Method[]>>()

  /** The methods of a name, subclass first, without overridden ones. */
  function methodsOf(one: ApexClass, name: string): Method[] {
    const known = found.get(one) ?? new Map<string, Method[]>()
    found.set(one, known)
    const methods = known.get(name) ?? lookUpMethods(one, name)
    known.set(name, methods)
    return methods
  }

  function lookUpMethods(one: ApexClass, name: string): Method[] {
    const all = lineageOf(one).flatMap(({ methods }) =>
      methods.filter((method) => method.name === name && !isConstructor(method)),
    )
    return all.filter(
      (method, index) => !all.slice(0, index).some((other) => signatureOf(other) === signatureOf(method)),
    )
  }

  return { classes, classNamed, lineOf: lineageOf, isKindOf, slotOf, methodsOf }
}

/** Whether it is a constructor. */
export const isConstructor = ({ returns }: Method): boolean => returns === undefined

const signatureOf = ({ parameters }: Method): string =>
  parameters.map(({ type }) => textOfType(typeIn(type, (name) => name))).join()
