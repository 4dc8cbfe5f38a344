import { isAuraEnabled, type ApexClass, type ApexMethod } from './class.ts'
import { kindOf, listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'
import { callOf, usesOf, type Uses } from './uses.ts'
import type { Failures } from '../report.ts'

/** Methods that the platform calls. A test passes their object to the platform instead. */
const CALLED_BY_THE_PLATFORM = ['execute', 'runapexclass']

/** The gaps in the tests. `testClasses` have @IsTest, `classes` are the others. */
export function faultsOfTests(classes: ApexClass[], testClasses: ApexClass[]): Failures {
  const reached = methodsReached(classes, testClasses)
  return [
    ...classes.flatMap((owner) =>
      owner.methods.filter(isPromise).flatMap((method) => {
        if (!reached.has(method)) return [`no test reaches ${owner.name}.${method.name}`]
        return isAuraEnabled(method) ? faultsOfAccess(owner, method, testClasses) : []
      }),
    ),
    ...testClasses.flatMap(faultsOfAsserts),
    ...testClasses.filter(readsOrgData).map(({ name }) => `${name} depends on the data of an org (SeeAllData)`),
  ]
}

const isPromise = ({ modifiers, type }: ApexMethod) =>
  (modifiers.includes('public') || modifiers.includes('global')) && !modifiers.includes('abstract') && type.name !== ''

/** The methods that tests call, directly and indirectly. */
function methodsReached(classes: ApexClass[], testClasses: ApexClass[]): Set<ApexMethod> {
  const reached = new Set<ApexMethod>()
  const waiting = testClasses.map(({ name, tree }) => ({ within: name, uses: usesOf(tree) }))
  const all = classes.flatMap((owner) => owner.methods.map((method) => ({ owner, method })))
  for (let code = waiting.pop(); code; code = waiting.pop()) {
    const { uses, within } = code
    const next = all.filter(
      ({ owner, method }) =>
        !reached.has(method) && isCalledIn(uses, owner, { method, isAtHome: within === owner.name }),
    )
    for (const { owner, method } of next) {
      reached.add(method)
      waiting.push({ within: owner.name, uses: usesOf([method.body, fieldsOf(owner)]) })
    }
  }
  return reached
}

const fieldsOf = ({ tree }: ApexClass) => listOf(tree.members).filter((member) => kindOf(member) === 'FieldMember')

function isCalledIn(
  { calls, names }: Uses,
  owner: ApexClass,
  { method, isAtHome = false }: { method: ApexMethod; isAtHome?: boolean },
): boolean {
  const [name, type] = [method.name.toLowerCase(), owner.name.toLowerCase()]
  const isKnown = [type, owner.superClass.toLowerCase()].some((one) => names.has(one.split('.').at(-1) ?? one))
  if (isAtHome && calls.includes(name)) return true
  if (method.type.name === '' || CALLED_BY_THE_PLATFORM.includes(name)) return isKnown
  if (method.modifiers.includes('static')) return calls.some((call) => call.endsWith(`${type}.${name}`))
  return isKnown && calls.some((call) => call.split('.').at(-1) === name)
}

/** Tests call each method for components as a user with a permission set, and see it refuse a user without one. */
function faultsOfAccess(owner: ApexClass, method: ApexMethod, testClasses: ApexClass[]): Failures {
  const name = `${owner.name}.${method.name}`
  const ways = testClasses
    .flatMap((testClass) => testMethodsOf(testClass).map((test) => usesWithHelpers(test, testClass)))
    .filter((uses) => isCalledIn(uses, owner, { method }))
  const allowed = ways.some(({ calls }) => calls.some((call) => /^tollbridgetestusers\.(?!stranger$)/.test(call)))
  const refused = ways.some(
    ({ calls, catches }) => calls.includes('tollbridgetestusers.stranger') && catches.has('aurahandledexception'),
  )
  return [
    ...(allowed ? [] : [`no test calls ${name} as a user with a permission set`]),
    ...(refused ? [] : [`no test sees ${name} refuse a user without a permission set`]),
  ]
}

const testMethodsOf = ({ methods }: ApexClass) =>
  methods.filter(({ annotations }) => annotations.some(({ name }) => name === 'istest'))

/** The uses of a test and of the helpers in its class, at any depth. */
function usesWithHelpers(test: ApexMethod, { methods }: ApexClass): Uses {
  const seen = new Set([test])
  for (const one of seen) {
    const { calls } = usesOf(one.body)
    methods.filter(({ name }) => calls.includes(name.toLowerCase())).forEach((helper) => seen.add(helper))
  }
  return usesOf([...seen].map(({ body }) => body))
}

/** Every test has an assertion, and every assertion has a message. */
function faultsOfAsserts(testClass: ApexClass): Failures {
  const silent = testMethodsOf(testClass).filter(
    (test) => !usesWithHelpers(test, testClass).calls.some((call) => /(^|\.)assert\./.test(call)),
  )
  const mute = nodesOf(testClass.tree, 'MethodCallExpr').filter(isMute)
  return [
    ...silent.map(({ name }) => `${testClass.name}.${name} asserts nothing`),
    ...mute.map((call) => `${testClass.name}: ${callOf(call)} says not what it is about`),
  ]
}

/** The least number of arguments of an assertion, including its message as the last. */
const ARGUMENTS: Record<string, number> = { areequal: 3, arenotequal: 3, isinstanceoftype: 3, fail: 1 }

function isMute(call: Tree): boolean {
  const [, method] = /^(?:system\.)?assert\.(\w+)$/.exec(callOf(call)) ?? []
  return method !== undefined && listOf(call.inputParameters).length < (ARGUMENTS[method] ?? 2)
}

const readsOrgData = ({ tree }: ApexClass) =>
  nodesOf(tree, 'AnnotationKeyValue').some(({ key }) => nameOf(key).toLowerCase() === 'seealldata')
