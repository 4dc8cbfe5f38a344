import { describe, expect, it } from 'vitest'
import { faultsOfCalls, type Call, type Step } from '../../../../scripts/docs/architecture/calls.ts'
import type { Ref } from '../../../../scripts/docs/architecture/declarations.ts'
import { programOf } from '../../../kit/docs/program.ts'

const step = (ref: Ref, as?: Ref): Step => ({ ref, does: 'something', ...(as && { as }) })

function faultsOf(call: Call, files: Record<string, string>): string[] {
  return faultsOfCalls([call], programOf(files))
}

const B = 'export function b() {}\nexport const other = () => {}'

describe('a call of a way', () => {
  const call = { from: step('src/a.ts#a'), to: step('src/b.ts#b') }

  it.each([
    ['the body', "import { b } from './b.ts'\nexport function a() { b() }"],
    ['an arrow function', "import { b } from './b.ts'\nexport const a = () => b()"],
    ['a function inside the body', "import { b } from './b.ts'\nexport function a() { return [1].map(() => b()) }"],
    [
      'functions of the same file',
      "import { b } from './b.ts'\nexport function a() { near() }\nconst near = () => far()\nfunction far() { near(); b() }",
    ],
    ['an import at run time', "export async function a() { const { b } = await import('./b.ts'); b() }"],
  ])('is found in %s', (_where, a) => {
    expect(faultsOf(call, { 'src/a.ts': a, 'src/b.ts': B })).toEqual([])
  })

  it.each([
    ['a function of another file', "import { c } from './c.ts'\nexport function a() { c() }"],
    ['a function beside the caller', "import { b } from './b.ts'\nexport function a() {}\nexport function c() { b() }"],
    ['another function of the callee’s file', "import { other } from './b.ts'\nexport function a() { other() }"],
    ['a comment', "import { b } from './b.ts'\nexport function a() { /* b() */ }"],
    ['a caller of another name', "import { b } from './b.ts'\nexport function renamed() { b() }"],
  ])('is missing when it is only in %s', (_where, a) => {
    const files = {
      'src/a.ts': a,
      'src/b.ts': B,
      'src/c.ts': "import { b } from './b.ts'\nexport function c() { b() }",
    }
    expect(faultsOf(call, files)).toEqual(['src/a.ts#a no longer calls src/b.ts#b'])
  })

  it('is found through the methods of a class', () => {
    const a = "import { b } from './b.ts'\nexport class A { go() { this.#near() }\n#near() { b() } }"
    const files = { 'src/a.ts': a, 'src/b.ts': B }
    expect(faultsOf({ from: step('src/a.ts#A.go'), to: step('src/b.ts#b') }, files)).toEqual([])
    expect(faultsOf({ from: step('src/a.ts#A.stop'), to: step('src/b.ts#b') }, files)).toHaveLength(1)
  })

  it('is found when the caller receives the function under a type', () => {
    const gate =
      'export type Gate = { reserve: () => void; stop: () => void }\nexport const createGate = (): Gate => ({ reserve: () => {}, stop() {} })'
    const to = step('src/gate.ts#createGate.reserve', 'src/gate.ts#Gate.reserve')
    const calling = (name: string) =>
      `import type { Gate } from './gate.ts'\nexport const a = (deps: { gate: Pick<Gate, 'reserve' | 'stop'> }) => { deps.gate.${name}() }\ntype Pick<T, K extends keyof T> = { [P in K]: T[P] }`
    const from = step('src/a.ts#a')
    expect(faultsOf({ from, to }, { 'src/gate.ts': gate, 'src/a.ts': calling('reserve') })).toEqual([])
    expect(faultsOf({ from, to }, { 'src/gate.ts': gate, 'src/a.ts': calling('stop') })).toHaveLength(1)
  })
})

describe('a function around another', () => {
  const wire = 'export type Wire = () => void\nexport const inner = (): Wire => () => {}'
  const outer = (body: string) =>
    `import type { Wire } from './wire.ts'\nexport const outer = (wire: Wire): Wire => () => { ${body} }`
  const call: Call = {
    from: step('src/outer.ts#outer', 'src/wire.ts#Wire'),
    to: step('src/wire.ts#inner', 'src/wire.ts#Wire'),
    how: 'wraps',
  }
  const made = (text: string) =>
    `import { outer } from './outer.ts'\nimport { inner } from './wire.ts'\nconst metered = inner()\nexport const whole = ${text}`

  it.each(['outer(inner())', 'outer(metered)'])('is seen in %s', (text) => {
    expect(faultsOf(call, { 'src/wire.ts': wire, 'src/outer.ts': outer('wire()'), 'src/app.ts': made(text) })).toEqual(
      [],
    )
  })

  it('is missing when it wraps another function', () => {
    const files = { 'src/wire.ts': wire, 'src/outer.ts': outer('wire()'), 'src/app.ts': made('outer(() => {})') }
    expect(faultsOf(call, files)).toEqual(['src/outer.ts#outer no longer wraps src/wire.ts#inner'])
  })

  it('is missing when it does not call the wrapped function', () => {
    const files = { 'src/wire.ts': wire, 'src/outer.ts': outer(''), 'src/app.ts': made('outer(inner())') }
    expect(faultsOf(call, files)).toHaveLength(1)
  })
})

describe('a function that is passed in', () => {
  const call: Call = { from: step('src/run.ts#run'), to: step('src/b.ts#b'), how: { runs: 'src/a.ts#a' } }
  const run = 'export const run = (work: () => void) => { work() }'
  const a = (text: string) =>
    `import { run } from './run.ts'\nimport { b } from './b.ts'\nexport function a() { ${text} }`

  it('is found where the caller passes it in', () => {
    expect(faultsOf(call, { 'src/run.ts': run, 'src/b.ts': B, 'src/a.ts': a('run(() => b())') })).toEqual([])
  })

  it('is missing when the caller calls it directly', () => {
    const files = { 'src/run.ts': run, 'src/b.ts': B, 'src/a.ts': a('run(() => {}); b()') }
    expect(faultsOf(call, files)).toEqual(['src/run.ts#run no longer calls src/b.ts#b for src/a.ts#a'])
  })
})
