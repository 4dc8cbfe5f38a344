import { describe, expect, it } from 'vitest'
import { declarationsOf } from '../../../../scripts/salesforce/contract/declarations.ts'
import { faultsOfContract } from '../../../../scripts/salesforce/contract/contract.ts'
import { contractOfTexts } from '../../../kit/package/made-up-apex.ts'

const DESK = `/** What the desk asks. */
public class Desk {
  /** @param mark null: nothing is marked */
  @AuraEnabled public static void keep(List<Id> ids, String mark) {}
  @AuraEnabled(cacheable=true) public static Map<String, Decimal> sums() { return new Map<String, Decimal>(); }
  @AuraEnabled(cacheable=true) public static Report read(Integer count) { return new Report(); }
  public static Hidden hide() { return null; }
}`
const REPORT = `/** What the desk shows. */
public class Report {
  public class Line {
    @AuraEnabled public Datetime at { get; private set; }
    @AuraEnabled public Boolean isLast = false;
    public String secret;
    private Line(Datetime at) { this.at = at; }
  }
  /** \`open\`, \`half-open\` or \`shut\`. */
  @AuraEnabled public String state { get; private set; }
  @AuraEnabled public List<Line> lines { get; private set; }
  public Report() { this.state = 'open'; this.lines = new List<Line>{ new Line(Datetime.now()) }; }
}`

describe('the contract of the Apex with the components', () => {
  it('is declared for the type check: names, parameters, answers, and which methods may be wired', async () => {
    const declared = declarationsOf(await contractOfTexts(DESK, REPORT))

    expect(declared.split('\n').map((line) => line.trim())).toEqual([
      ...HEADER,
      'declare namespace Tollbridge {',
      '/** What the desk shows. */',
      'interface Report {',
      '/** `open`, `half-open` or `shut`. */',
      "state: 'open' | 'half-open' | 'shut'",
      'lines: Tollbridge.Report.Line[]',
      '}',
      '',
      'namespace Report {',
      'interface Line {',
      'at: string',
      'isLast: boolean',
      '}',
      '}',
      '',
      '/** What each method answers, in JSON. */',
      'interface Answers {',
      "'Desk.keep': null",
      "'Desk.sums': Record<string, number>",
      "'Desk.read': Tollbridge.Report",
      '}',
      '}',
      '',
      "declare module '@salesforce/apex/Desk.keep' {",
      '/** @param mark null: nothing is marked */',
      'const method: ApexMethod<{ ids: string[]; mark?: string | null }, void>',
      'export default method',
      '}',
      '',
      "declare module '@salesforce/apex/Desk.sums' {",
      'const method: WiredApexMethod<undefined, Record<string, number>>',
      'export default method',
      '}',
      '',
      "declare module '@salesforce/apex/Desk.read' {",
      'const method: WiredApexMethod<{ count: number }, Tollbridge.Report>',
      'export default method',
      '}',
      '',
    ])
  })

  it('allows null only where the comment of the member, parameter or answer has the word null:', async () => {
    const declared = declarationsOf(
      await contractOfTexts(
        `public class A {
          /**
           * Null: of no part.
           *
           * @param one null: all
           * @param other is not null
           * @return the newest, null: there
           *   is none
           */
          @AuraEnabled public static B b(String one, String other) { return null; }
          /** @param one null: all */
          @AuraEnabled public static B c(String one) { return null; }
        }`,
        `public class B {
          /** The first. Null: not known. */
          @AuraEnabled public String x;
          /** Never null. */
          @AuraEnabled public String y;
          @AuraEnabled public String z = null;
        }`,
      ),
    )

    expect(declared).toContain('x?: string | null\n/** Never null. */\ny: string\nz: string\n')
    expect(declared).toContain('ApexMethod<{ one?: string | null; other: string }, Tollbridge.B | null>')
    expect(declared).toContain("'A.b': Tollbridge.B | null\n")
    expect(declared).toContain('ApexMethod<{ one?: string | null }, Tollbridge.B>')
  })

  it('holds when a component reads every type', async () => {
    expect(faultsOfContract(await contractOfTexts(DESK, REPORT))).toEqual([])
  })

  it.each([
    ['a set', 'Set<String>', 'Set<String>'],
    ['a map by numbers', 'Map<Integer, String>', 'Map<Integer, String>'],
    ['anything', 'List<Object>', 'Object'],
    ['a record, whose selected fields are unknown', 'Account', 'Account'],
    ['a class of which components may read nothing', 'Hidden', 'Hidden'],
    ['an exception', 'DeskException', 'DeskException'],
  ])('is broken by %s', async (_, type, written) => {
    const hidden = 'public class Hidden { public String secret; }'
    const answers = `public class A { @AuraEnabled public static ${type} read() { return null; } }`
    const asks = `public class A { @AuraEnabled public static void keep(${type} given) {} }`
    const holds = `public class B { @AuraEnabled public ${type} held; }`
    const held = 'public class A { @AuraEnabled public static B read() { return new B(); } }'

    expect(faultsOfContract(await contractOfTexts(answers, hidden))).toEqual([
      `A.read: ${written} reaches no component`,
    ])
    expect(faultsOfContract(await contractOfTexts(asks, hidden))).toEqual([`A.keep, given: ${written} reaches no component`]) // prettier-ignore
    expect(faultsOfContract(await contractOfTexts(held, holds, hidden))).toEqual([`B.held: ${written} reaches no component`]) // prettier-ignore
  })
})

const HEADER = [
  '/**',
  '* What components may call and what comes back, as the Apex of the package declares it. Written from the classes by',
  '* `npm run apex:types`, and never by hand.',
  '*/',
]
