import { describe, expect, it } from 'vitest'
import { contractOfTexts } from './support/made-up-apex.ts'

/** Which members of class B may be null, of which a made-up method answers one. */
async function nullable(...classes: string[]): Promise<string[]> {
  const { shapes } = await contractOfTexts(
    'public class A { @AuraEnabled public static B b() { return B.of(); } }',
    ...classes,
  )
  const members = shapes.find(({ name }) => name === 'B')?.members ?? []
  return members.filter(({ mayBeNull }) => mayBeNull).map(({ name }) => name)
}

const MEMBERS = '@AuraEnabled public String x { get; set; } @AuraEnabled public String y { get; set; }'

describe('what may be null', () => {
  it('is no member that each constructor sets, itself or by another, or that its maker sets right after', async () => {
    expect(
      await nullable(`public class B { ${MEMBERS}
      B(String x) { this.x = x; }
      B(String x, String y) { this(x); this.y = y; }
      static B of() { B made = new B('x'); made.y = 'y'; return x == '' ? made : new B('x', 'y'); } }`),
    ).toEqual([])
  })

  it('is no member with a value of its own', async () => {
    expect(
      await nullable(`public class B { @AuraEnabled public String x = 'x'; static B of() { return new B(); } }`),
    ).toEqual([])
  })

  it.each([
    ['nothing ever sets', `B(String x) { this.x = x; } static B of() { return new B('x'); }`, ['y']],
    [
      'one creation leaves unset',
      `B(String x) { this.x = x; } static B of() { B made = new B('x'); made.y = 'y'; return new B('x'); }`,
      ['y'],
    ],
    [
      'is set under a condition',
      `B(String x) { this.x = x; if (x == '') { this.y = x; } } static B of() { return new B('x'); }`,
      ['y'],
    ],
    [
      'another constructor does not set',
      `B(String x) { this.x = x; } B(Integer y) { this.x = ''; this.y = ''; } static B of() { return new B('x'); }`,
      ['y'],
    ],
    [
      'one of two constructors that fit does not set',
      `B(String x) { this.x = x; this.y = x; } B(Id x) { this.x = x; } static B of() { return new B(UserInfo.getUserId()); }`,
      ['y'],
    ],
    [
      'a branch sets to null',
      `B(String x) { this.x = x; this.y = x == '' ? null : x; } static B of() { return new B('x'); }`,
      ['y'],
    ],
    [
      'a constructor is given as null',
      `B(String x, String y) { this.x = x; this.y = y; } static B of() { return new B('x', null); }`,
      ['y'],
    ],
    [
      'a variable brings as null',
      `B(String x) { String none = null; this.x = x; this.y = none; } static B of() { return new B('x'); }`,
      ['y'],
    ],
    [
      'a method answers as null',
      `B(String x) { this.x = x; this.y = other(); } static String other() { return null; } static B of() { return new B('x'); }`,
      ['y'],
    ],
    [
      'a map may not have',
      `B(Map<String, String> known) { this.x = 'x'; this.y = known.get('y'); } static B of() { return new B(new Map<String, String>()); }`,
      ['y'],
    ],
    [
      'a safe way leads to',
      `B(Account row) { this.x = row.Name; this.y = row?.Name; } static B of() { return new B(new Account()); }`,
      ['y'],
    ],
    [
      'a custom setting may lack',
      `B(S__c row) { this.x = row.Name; this.y = row.Levels__c; } static B of() { return new B(S__c.getOrgDefaults()); }`,
      ['y'],
    ],
    [
      'is no more null with something instead',
      `B(S__c row) { this.x = row.Levels__c ?? ''; this.y = row.Levels__c; } static B of() { return new B(S__c.getOrgDefaults()); }`,
      ['y'],
    ],
  ])('is a member that %s', async (_, code, expected) => {
    expect(await nullable(`public class B { ${MEMBERS} ${code} }`)).toEqual(expected)
  })

  it('is what a method is given as null outright, and not what it may be there to refuse', async () => {
    const made = (given: string) => `public class B { ${MEMBERS} B(String x, String y) { this.x = x; this.y = y; }
      static B made(String y) { return new B('x', y); }
      static B of() { Map<String, String> known = new Map<String, String>(); return made(${given}); } }`

    expect(await nullable(made('null'))).toEqual(['y'])
    const maker = `public class M { static B other(String y) { return new B('x', y); } static B one() { return other(null); } }`
    expect(await nullable(made(`'y'`), maker)).toEqual(['y'])
    expect(await nullable(made(`known.isEmpty() ? null : 'y'`))).toEqual(['y'])
    expect(await nullable(made('known?.toString()'))).toEqual(['y'])
    expect(await nullable(made(`'y'`))).toEqual([])
    expect(await nullable(made(`known.get('y')`))).toEqual([])
  })

  it('is not what a method throws for', async () => {
    const read = (guard: string) => `public class B { ${MEMBERS}
      B(Map<String, String> known) { this.x = read(known); this.y = other(known); }
      static String read(Map<String, String> known) { String found = known.get('x'); ${guard} return found; }
      static String other(Map<String, String> known) { String found = known.get('y'); return found; }
      static B of() { return new B(new Map<String, String>()); } }`

    expect(await nullable(read(`if (found == null) { throw new MissingException(); }`))).toEqual(['y'])
    expect(await nullable(read(`if (found != null) { throw new MissingException(); }`))).toEqual(['x', 'y'])
    expect(await nullable(read(`if (found == null) { other(known); }`))).toEqual(['x', 'y'])
  })

  it('is a field that nothing ever sets', async () => {
    expect(
      await nullable(`public class B { @AuraEnabled public String x; static B of() { return new B(); } }`),
    ).toEqual(['x'])
  })

  it('is what another class may leave null', async () => {
    const other = 'public class C { public String y { get; set; } public String x { get; set; } C() { this.x = 1; } static C of() { return new C(); } }' // prettier-ignore
    expect(await nullable(`public class B { ${MEMBERS} B(C c) { this.x = 'x'; this.y = c.y; } static B of() { return new B(C.of()); } }`, other)).toEqual(['y']) // prettier-ignore
  })

  it('is what a getter says', async () => {
    expect(
      await nullable(`public class B { private S__c row;
      @AuraEnabled public String x { get { return row.Levels__c == null ? '' : 'x'; } }
      @AuraEnabled public String y { get { return row.Levels__c; } }
      B(S__c row) { this.row = row; } static B of() { return new B(S__c.getOrgDefaults()); } }`),
    ).toEqual(['y'])
  })
})
