import type { Action, Contract, Part, Shape } from './contract.ts'
import type { Kind } from './kinds.ts'

const HEADER = `/**
 * What components may call and what comes back, as the Apex of the package declares it. Written from the classes by
 * \`npm run apex:types\`, and never by hand.
 */`

const TYPES = {
  text: 'string',
  moment: 'string',
  whole: 'number',
  number: 'number',
  flag: 'boolean',
  nothing: 'void',
  unknown: 'never',
}

/** The contract as TypeScript declarations, against which the components are checked. */
export function declarationsOf({ actions, shapes }: Contract): string {
  const interfaces = [...shapes.map(interfaceOf), answersOf(actions)].join('\n\n')
  const modules = actions.map(moduleOf).join('\n\n')
  return `${HEADER}\ndeclare namespace Tollbridge {\n${interfaces}\n}\n\n${modules}\n`
}

/** The answer of each method, for tests that answer in its place. */
function answersOf(actions: Action[]): string {
  const answers = actions.map(
    (action) => `'${action.name}': ${action.answer.is === 'nothing' ? 'null' : answerOf(action)}`,
  )
  return `/** What each method answers, in JSON. */\ninterface Answers {\n${answers.join('\n')}\n}`
}

/** Drops the prefix, which the namespace says: `TollbridgeSetup` is `Tollbridge.Setup`. */
const inNamespace = (name: string) => name.replace(/^Tollbridge(?=[A-Z])/, '')

/** Drops the tag of the package, and lays out as one line what is one then. */
const withoutGroup = (doc: string) =>
  doc.replace(/\s*\*\n\s*\* @group \w+(?=\n)/, '').replace(/^\/\*\*\n\s*\* ([^\n]*)\n\s*\*\/$/, '/** $1 */')

/** Declares an inner class in a namespace with the name of the outer class. */
function interfaceOf({ name, members, doc }: Shape): string {
  const [outer = '', inner] = inNamespace(name).split('.')
  const declared = documented(
    withoutGroup(doc),
    `interface ${inner ?? outer} {\n${members.map(memberOf).join('\n')}\n}`,
  )
  return inner ? `namespace ${outer} {\n${declared}\n}` : declared
}

const answerOf = ({ answer, mayAnswerNull }: Action) => (mayAnswerNull ? `${typeOf(answer)} | null` : typeOf(answer))

const memberOf = (part: Part) => documented(part.doc, declarationOf(part))

const documented = (doc: string, declaration: string) => (doc === '' ? declaration : `${doc}\n${declaration}`)

/** UNSURE whether the platform sends null or leaves the member out, so both are allowed. */
const declarationOf = ({ name, kind, words, mayBeNull }: Part) =>
  mayBeNull ? `${name}?: ${typeOf(kind, words)} | null` : `${name}: ${typeOf(kind, words)}`

function typeOf(kind: Kind, words: string[] = []): string {
  if (kind.is === 'list') return `${typeOf(kind.of)}[]`
  if (kind.is === 'map') return `Record<string, ${typeOf(kind.of)}>`
  if (kind.is === 'object') return `Tollbridge.${inNamespace(kind.owner.name)}`
  return kind.is === 'text' && words.length > 0 ? words.map((word) => `'${word}'`).join(' | ') : TYPES[kind.is]
}

/** A method without parameters takes no object. Only a cacheable method is a wire adapter. */
function moduleOf(action: Action): string {
  const { name, parameters, isCacheable, doc } = action
  const given = parameters.length > 0 ? `{ ${parameters.map(declarationOf).join('; ')} }` : 'undefined'
  const type = `${isCacheable ? 'WiredApexMethod' : 'ApexMethod'}<${given}, ${answerOf(action)}>`
  const method = documented(doc, `const method: ${type}`)
  return `declare module '@salesforce/apex/${name}' {\n${method}\nexport default method\n}`
}
