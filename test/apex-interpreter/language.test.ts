import { describe, expect, it } from 'vitest'
import {
  machineFrom,
  call,
  Unsupported,
  startMachine,
  textOf,
  StatementLimitExceeded,
  type Value,
} from '../../packages/apex-interpreter/index.ts'
import { failure, returned, value } from '../kit/apex-interpreter/run.ts'

describe('numbers', () => {
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

  it('converts an Integer to the declared Decimal before it divides', async () => {
    expect(await returned('Decimal d = 7; return d / 2 > 3;')).toBe(true)
    expect(await value('half(7) > 3', 'static Decimal half(Decimal d) { return d / 2; }')).toBe(true)
  })

  it('throws on division by zero and on addition to null', async () => {
    expect(await failure('return 1 / 0;')).toBe('MathException')
    expect(await failure('Integer i; return i + 1;')).toBe('NullPointerException')
  })

  it('increments before or after the value is used', async () => {
    expect(await returned('Integer i = 1; Integer j = i++ + ++i; i -= 2; return j * 10 + i--;')).toBe(41)
  })
})

describe('texts', () => {
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

  it('leaves a text unchanged when its methods are called', async () => {
    expect(await returned("String s = 'a'; s.replace('a', 'b'); return s;")).toBe('a')
  })

  it('throws on a substring out of bounds', async () => {
    expect(await failure("return 'abc'.substring(2, 4);")).toBe('StringException')
  })
})

describe('collections', () => {
  it('compares collections by their elements, case-sensitively', async () => {
    expect(await value("new List<String>{ 'a' } == new List<String>{ 'a' }")).toBe(true)
    expect(await value("new List<String>{ 'a' } == new List<String>{ 'A' }")).toBe(false)
    expect(await value('new Set<Integer>{ 1, 2 } == new Set<Integer>{ 2, 1, 2 }')).toBe(true)
    expect(await value("new Map<Integer, String>{ 1 => 'a' } == new Map<Integer, String>{ 1 => 'b' }")).toBe(false)
  })

  it('assigns a collection by reference', async () => {
    expect(
      await returned('List<Integer> a = new List<Integer>(); List<Integer> b = a; b.add(1); return a.size();'),
    ).toBe(1)
  })

  it('throws on an index out of bounds', async () => {
    expect(await failure('return new List<Integer>{ 1 }[1];')).toBe('ListException')
  })

  it('orders sets and maps differently for each seed', async () => {
    const body = "return String.join(new Set<String>{ 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' }, '');"
    const orders = await Promise.all([1, 2, 3].map((seed) => returned(body, '', seed)))

    expect(new Set([...orders, 'abcdefgh']).size).toBe(4)
    expect(orders.map((order) => Array.from(textOf(order)).sort().join(''))).toEqual(Array(3).fill('abcdefgh'))
  })

  it('sorts by compareTo, with equal items in any order', async () => {
    const members = `class Row implements Comparable { Integer key; String name; Row(Integer key, String name) { this.key = key; this.name = name; }
      public Integer compareTo(Object other) { return key - ((Row) other).key; } }`
    const body = `List<Row> rows = new List<Row>{ new Row(2, 'c'), new Row(1, 'a'), new Row(1, 'b') }; rows.sort();
      String names = ''; for (Row row : rows) { names += row.name; } return names;`
    const orders = await Promise.all([1, 2, 3, 4, 5].map((seed) => returned(body, members, seed)))

    expect(new Set(orders)).toEqual(new Set(['abc', 'bac']))
  })
})

describe('unsupported code', () => {
  it.each([
    ['a query', 'return [SELECT Id FROM Lead];', 'the object lead'],
    ['a change of data', 'merge a b; return 1;', 'DmlMergeStmnt'],
    ['a class of the platform', 'return UserInfo.getSessionId();', 'the method userinfo.getsessionid/0'],
    ['a method of a text', "return 'a'.soundex();", 'the method soundex/0'],
    ['how texts are compared by <', "return 'a' < 'b';", 'a comparison'],
    ['which method is meant', 'return of(null);', 'which of is meant'],
    ['a Double', 'Double d = 1.0; return d;', 'this value as double'],
  ])('ends the run: %s', async (_what, body, reason) => {
    const members = 'static String of(String s) { return s; } static String of(Integer i) { return null; }'
    const fault = await failure(body, members)

    expect(fault).toBeInstanceOf(Unsupported)
    expect(String(fault)).toContain(`unsupported: ${reason}`)
  })

  it('is reported with its line and method', async () => {
    const fault = await failure(
      'Integer i;\n return fail();',
      'static Integer fail() { return UserInfo.getSessionId(); }',
    )

    expect(String(fault)).toContain('unsupported: the method userinfo.getsessionid/0, line 1, in A.fail')
  })

  it('does not matter when it never runs', async () => {
    expect(await returned('if (false) { insert rows; } return 1;')).toBe(1)
  })

  it('ends an endless loop', async () => {
    expect(await failure('while (true) { } return 1;')).toBeInstanceOf(StatementLimitExceeded)
  })

  it('starts each machine with fresh static fields', async () => {
    const text = 'public class A { static Integer count = 0; public static Integer go() { return ++count; } }'
    const { program } = await machineFrom([text])

    expect([call(startMachine(program), 'A.go'), call(startMachine(program), 'A.go')]).toEqual([1, 1])
  })
})
