import { expect, it } from 'vitest'
import { machineFrom, parseApex } from '../../../../packages/apex-interpreter/index.ts'
import { faultsOfNames } from '../../../../scripts/salesforce/apex/names.ts'

const classWith = (member: string) => `public class Desk { ${member} }`
const faultsOf = async (member: string) => faultsOfNames('Desk.cls', await parseApex(classWith(member)))

it.each([
  ['begin', 'void a() { Integer begin = 1; }'],
  ['begin', 'void a() { for (Integer begin = 0; begin < 2; begin++) { } }'],
  ['hint', 'void a() { for (Integer hint : new List<Integer>()) { } }'],
  ['number', 'void a() { try { a(); } catch (Exception number) { } }'],
  ['end', 'void a(final Integer end) { }'],
  ['Group', 'List<Integer> Group;'],
  ['transaction', 'Integer transaction { get; set; }'],
])('refuses the reserved word %s as a name, as Salesforce does at deployment', async (word, member) => {
  expect(await faultsOf(member)).toEqual([`Desk.cls:1: "${word}" is a reserved word of Apex`])
  await expect(machineFrom([classWith(member)])).rejects.toThrow(`Identifier name is reserved: ${word}`)
})

it.each(['void begin() { }', 'static Desk of(Integer after) { return null; }', 'Integer count;'])(
  'allows in %s a word that only some places reserve',
  async (member) => {
    expect(await faultsOf(member)).toEqual([])
  },
)
