import { describe, expect, it } from 'vitest'
import { Thrown } from '../support/apex/exceptions.ts'
import { apexOf, call, runs } from '../support/apex/run.ts'
import { textOf } from '../support/apex/text.ts'
import { NotKnown, Refused, TooLong } from '../support/apex/unknown.ts'
import type { Value } from '../support/apex/values.ts'

/** What the body of a method returns, in a class with these members. */
async function returned(body: string, members = '', seed = 1): Promise<Value> {
  const text = `public class A { ${members} public static Object go() { ${body} } }`
  return call(await apexOf([{ path: 'A.cls', text }], { seed }), 'A.go')
}

const value = (expression: string, members = '') => returned(`return ${expression};`, members)

const failure = async (body: string, members = '') =>
  returned(body, members).then(
    (given) => given,
    (fault: unknown) => (fault instanceof Thrown ? fault.exception.of.written : fault),
  )

describe('numbers in Apex', () => {
  it.each<[string, Value]>([
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['2147483647 + 1', -2147483648],
    ['65536 * 65536', 0],
    ['46341 * 46341', -2147479015],
    ['Math.mod(-7, 3)', -1],
    ['2147483647L + 1', 2147483648n],
    ['2147483648L * 2147483648L * 2', -9223372036854775808n],
    ['String.valueOf(7.50 * 2)', '15.00'],
    ['7.0 / 2 > 3.4', true],
    ['1.50 == 1.5', true],
    ['3 == 3.0', true],
    ['2 + 3 * 4 - (1 + 1)', 12],
  ])('%s is %s', async (expression, expected) => {
    expect(await value(expression)).toBe(expected)
  })

  it('become Decimals where one is declared, and are divided as such', async () => {
    expect(await returned('Decimal d = 7; return d / 2 > 3;')).toBe(true)
    expect(await value('half(7) > 3', 'static Decimal half(Decimal d) { return d / 2; }')).toBe(true)
  })

  it('are not divided by nothing, and nothing is not added', async () => {
    expect(await failure('return 1 / 0;')).toBe('MathException')
    expect(await failure('Integer i; return i + 1;')).toBe('NullPointerException')
  })

  it('are counted up before or after their use', async () => {
    expect(await returned('Integer i = 1; Integer j = i++ + ++i; i -= 2; return j * 10 + i--;')).toBe(41)
  })
})

describe('texts in Apex', () => {
  it.each<[string, Value]>([
    ["'Lead' == 'lEAD'", true],
    ["'Ä' == 'ä'", true],
    ["'Lead' != 'Lead'", false],
    ["'Lead'.equals('lead')", false],
    ["'B'.compareTo('a') < 0", true],
    ["'ab'.compareTo('a')", 1],
    ["'\\uFFFF'.compareTo('😀') > 0", true],
    ["'😀'.length()", 2],
    ["'a' + null + 1 + true", 'anull1true'],
    ["1 + 2 + 'a'", '3a'],
    ["'a-b--'.split('-').size()", 2],
    ["String.join(new List<Integer>{ 1, 2 }, ', ')", '1, 2'],
    ["String.format('{0}\\'\\'s {1}', new List<Object>{ 'a', 2 })", "a's 2"],
    ["'abc'.substring(1, 2) + 'abc'.substring(2)", 'bc'],
    ["' a '.trim().replace('a', '.')", '.'],
  ])('%s is %j', async (expression, expected) => {
    expect(await value(expression)).toBe(expected)
  })

  it('stay as they are when their methods are called', async () => {
    expect(await returned("String s = 'a'; s.replace('a', 'b'); return s;")).toBe('a')
  })

  it('have no part outside', async () => {
    expect(await failure("return 'abc'.substring(2, 4);")).toBe('StringException')
  })
})

describe('collections in Apex', () => {
  it('are equal by what they hold, with the case of letters', async () => {
    expect(await value("new List<String>{ 'a' } == new List<String>{ 'a' }")).toBe(true)
    expect(await value("new List<String>{ 'a' } == new List<String>{ 'A' }")).toBe(false)
    expect(await value('new Set<Integer>{ 1, 2 } == new Set<Integer>{ 2, 1, 2 }')).toBe(true)
    expect(await value("new Map<Integer, String>{ 1 => 'a' } == new Map<Integer, String>{ 1 => 'b' }")).toBe(false)
  })

  it('are the same one where they are assigned', async () => {
    expect(
      await returned('List<Integer> a = new List<Integer>(); List<Integer> b = a; b.add(1); return a.size();'),
    ).toBe(1)
  })

  it('have no item outside', async () => {
    expect(await failure('return new List<Integer>{ 1 }[1];')).toBe('ListException')
  })

  it('promise no order in sets and maps, so every seed has its own', async () => {
    const body = "return String.join(new Set<String>{ 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' }, '');"
    const orders = await Promise.all([1, 2, 3].map((seed) => returned(body, '', seed)))

    expect(new Set([...orders, 'abcdefgh']).size).toBe(4)
    expect(orders.map((order) => Array.from(textOf(order)).sort().join(''))).toEqual(Array(3).fill('abcdefgh'))
  })

  it('are sorted by what their objects say, and promise no order of those that are the same', async () => {
    const members = `class Row implements Comparable { Integer key; String name; Row(Integer key, String name) { this.key = key; this.name = name; }
      public Integer compareTo(Object other) { return key - ((Row) other).key; } }`
    const body = `List<Row> rows = new List<Row>{ new Row(2, 'c'), new Row(1, 'a'), new Row(1, 'b') }; rows.sort();
      String names = ''; for (Row row : rows) { names += row.name; } return names;`
    const orders = await Promise.all([1, 2, 3, 4, 5].map((seed) => returned(body, members, seed)))

    expect(new Set(orders)).toEqual(new Set(['abc', 'bac']))
  })
})

describe('classes in Apex', () => {
  it('are made from the top, each with its initialisers before its constructor', async () => {
    const members = `static String log = '';
      virtual class Base { Integer a = note('field'); { note('block'); } Base(String s) { note('base ' + s); } }
      class Derived extends Base { Integer b = note('own'); Derived() { this('x'); note('last'); } Derived(String s) { super(s); note('derived'); } }
      static Integer note(String s) { log += s + ';'; return 1; }`

    expect(await returned('new Derived(); return log;', members)).toBe('field;block;base x;own;derived;last;')
  })

  it('call what an object overrides, and what is above where super says so', async () => {
    const members = `abstract class Base { abstract String name(); public String hello() { return 'hello ' + name(); } public virtual String end() { return '.'; } }
      class Derived extends Base { public override String name() { return 'me'; } public override String end() { return super.end() + '!'; } }`

    expect(await returned('Base b = new Derived(); return b.hello() + b.end();', members)).toBe('hello me.!')
  })

  it('have properties with accessors of their own, or of the platform', async () => {
    const members = `public Integer doubled { get { return doubled * 2; } set { doubled = value + 1; } } public String name { get; private set; }`

    expect(await returned("A a = new A(); a.doubled = 4; a.name = 'n'; return a.name + a.doubled;", members)).toBe(
      'n10',
    )
  })

  it('set their static fields in the order of the source, when they are first used', async () => {
    expect(
      await value(
        'B',
        'static final Integer A = 2; static final Integer B = twice(A); static Integer twice(Integer i) { return i * 2; }',
      ),
    ).toBe(4)
  })

  it('choose a method by what it takes', async () => {
    const members = `static String of(Integer i) { return 'integer'; } static String of(Decimal d) { return 'decimal'; } static String of(String s) { return 'text'; }`

    expect(await value("of(1) + of(1.0) + of('1')", members)).toBe('integerdecimaltext')
  })

  it('refuse to set again what is final', async () => {
    expect(await failure('ONE = 2; return ONE;', 'static final Integer ONE = 1;')).toBeInstanceOf(Refused)
    expect(await failure('final Integer i = 1; i = 2; return i;')).toBeInstanceOf(Refused)
  })

  it('may be enums', async () => {
    expect(
      await value('Color.RED.name() + Color.BLUE.ordinal() + (Color.RED == Color.BLUE)', 'enum Color { RED, BLUE }'),
    ).toBe('RED1false')
  })
})

describe('the flow of Apex', () => {
  it('goes through loops, and leaves them', async () => {
    const body = `Integer sum = 0; for (Integer i = 0; i < 10; i++) { if (i == 2) { continue; } if (i == 5) { break; } sum += i; }
      for (Integer i : new List<Integer>{ 10, 20 }) { sum += i; } while (sum < 100) { sum *= 2; } do { sum++; } while (false); return sum;`

    expect(await returned(body)).toBe(153)
  })

  it('catches an exception by its class, and always comes to the end', async () => {
    const members = `class Own extends Exception { } static String log = ''; static void fail() { throw new Own('why'); }`
    const body = `try { fail(); } catch (NullPointerException e) { log += 'no'; } catch (Exception e) { log += e.getMessage(); } finally { log += '!'; } return log;`

    expect(await returned(body, members)).toBe('why!')
    expect(await failure('try { fail(); } finally { log += 1; } return log;', members)).toBe('A.Own')
  })

  it('stops at ?. where there is nothing, and goes on at ??', async () => {
    const members = 'class Node { Node next; String name; } static Node none;'

    expect(await value('none?.next.next.name', members)).toBeNull()
    expect(await value('none?.name?.length() ?? 5', members)).toBe(5)
    expect(await failure('return none.name;', members)).toBe('NullPointerException')
    expect(await failure('return new Node().next.name;', members)).toBe('NullPointerException')
  })

  it('looks no further than it must', async () => {
    expect(await returned('String s; return s == null || s.length() > 0;')).toBe(true)
  })

  it('chooses by a value', async () => {
    const body = "switch on 3 { when 1, 2 { return 'few'; } when 3 { return 'three'; } when else { return 'many'; } }"

    expect(await returned(body)).toBe('three')
  })

  it('tells what a value is', async () => {
    expect(await returned("Object o = 'a'; return o instanceof String && !(o instanceof Integer);")).toBe(true)
    expect(await failure("Object o = 'a'; return (Integer) o;")).toBe('TypeException')
  })
})

describe('what the evaluator does not know', () => {
  it.each([
    ['a query', 'return [SELECT Id FROM Lead];', 'SoqlExpr'],
    ['a change of data', 'List<Lead> rows; insert rows; return 1;', 'DmlInsertStmnt'],
    ['a class of the platform', 'return UserInfo.getUserId();', 'the method userinfo.getuserid/0'],
    ['a method of a text', "return 'a'.soundex();", 'the method soundex/0'],
    ['how texts are sorted', "List<String> l = new List<String>{ 'b', 'a' }; l.sort(); return l;", 'a comparison'],
    ['how texts are compared by <', "return 'a' < 'b';", 'a comparison'],
    ['which method is meant', 'return of(null);', 'which of is meant'],
    ['a Double', 'Double d = 1.0; return d;', 'this value as double'],
  ])('ends the test: %s', async (_what, body, reason) => {
    const members = 'static String of(String s) { return s; } static String of(Integer i) { return null; }'
    const fault = await failure(body, members)

    expect(fault).toBeInstanceOf(NotKnown)
    expect(String(fault)).toContain(`not known: ${reason}`)
  })

  it('does no harm where it is not reached', async () => {
    expect(await returned('if (false) { insert rows; } return 1;')).toBe(1)
  })

  it('ends a loop without an end', async () => {
    expect(await failure('while (true) { } return 1;')).toBeInstanceOf(TooLong)
  })

  it('keeps nothing from one run to the next', async () => {
    const text = 'public class A { static Integer count = 0; public static Integer go() { return ++count; } }'
    const { program } = await apexOf([{ path: 'A.cls', text }])

    expect([call(runs(program), 'A.go'), call(runs(program), 'A.go')]).toEqual([1, 1])
  })
})
