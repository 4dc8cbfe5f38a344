import { describe, expect, it } from 'vitest'
import { machineFrom, call, orgWith, sObject, CompileError } from '../../packages/apex-interpreter/index.ts'
import { failure, returned, value } from '../kit/apex-interpreter/run.ts'

describe('rows and JSON', () => {
  const org = orgWith({
    objects: [sObject({ name: 'Thing__c', prefix: 'a00', fields: { Used__c: 'Number 18,2', Name__c: 'Text 80' } })],
  })
  const run = async (body: string, seed = 1) => {
    const text = `public class A { public static Object go() { ${body} } }`
    return call(await machineFrom([text], { seed, org }), 'A.go')
  }

  it('stores numbers as Decimals in fields', async () => {
    expect(await run('Thing__c t = new Thing__c(Used__c = 7); return t.Used__c / 2 > 3 && t.Name__c == null;')).toBe(
      true,
    )
    expect(await run("Thing__c t = new Thing__c(); t.Used__c = 1; return t.get('Used__c') == 1;")).toBe(true)
  })

  it('refuses a field that the object lacks', async () => {
    await expect(run('Thing__c t = new Thing__c(); return t.Usd__c;')).rejects.toThrow(CompileError)
  })

  it.each([1, 2])('reads the JSON that it wrote, however it is escaped (seed %i)', async (seed) => {
    const body = `Map<String, Object> m = new Map<String, Object>{ 'a' => 'x"\\\\y', 'b' => new List<Object>{ 1, null, true } };
      Map<String, Object> read = (Map<String, Object>) JSON.deserializeUntyped(JSON.serialize(m)); return read == m;`

    expect(await run(body, seed)).toBe(true)
  })
})

describe('classes', () => {
  it('constructs the superclass first, each class with its initializers before its constructor', async () => {
    const members = `static String log = '';
      virtual class Base { Integer a = note('field'); { note('block'); } Base(String s) { note('base ' + s); } }
      class Derived extends Base { Integer b = note('own'); Derived() { this('x'); note('last'); } Derived(String s) { super(s); note('derived'); } }
      static Integer note(String s) { log += s + ';'; return 1; }`

    expect(await returned('new Derived(); return log;', members)).toBe('field;block;base x;own;derived;last;')
  })

  it('calls the override, or the superclass method after super', async () => {
    const members = `abstract class Base { abstract String name(); public String hello() { return 'hello ' + name(); } public virtual String end() { return '.'; } }
      class Derived extends Base { public override String name() { return 'me'; } public override String end() { return super.end() + '!'; } }`

    expect(await returned('Base b = new Derived(); return b.hello() + b.end();', members)).toBe('hello me.!')
  })

  it('reads and writes properties through their accessors', async () => {
    const members = `public Integer doubled { get { return doubled * 2; } set { doubled = value + 1; } } public String name { get; private set; }`

    expect(await returned("A a = new A(); a.doubled = 4; a.name = 'n'; return a.name + a.doubled;", members)).toBe(
      'n10',
    )
  })

  it('initializes static fields in source order, on first use', async () => {
    expect(
      await value(
        'B',
        'static final Integer A = 2; static final Integer B = twice(A); static Integer twice(Integer i) { return i * 2; }',
      ),
    ).toBe(4)
  })

  it('resolves overloads by parameter types', async () => {
    const members = `static String of(Integer i) { return 'integer'; } static String of(Decimal d) { return 'decimal'; } static String of(String s) { return 'text'; }`

    expect(await value("of(1) + of(1.0) + of('1')", members)).toBe('integerdecimaltext')
  })

  it('refuses a second assignment to a final field or variable', async () => {
    expect(await failure('ONE = 2; return ONE;', 'static final Integer ONE = 1;')).toBeInstanceOf(CompileError)
    expect(await failure('final Integer i = 1; i = 2; return i;')).toBeInstanceOf(CompileError)
  })

  it('supports enums', async () => {
    expect(
      await value('Color.RED.name() + Color.BLUE.ordinal() + (Color.RED == Color.BLUE)', 'enum Color { RED, BLUE }'),
    ).toBe('RED1false')
  })
})

describe('control flow', () => {
  it('runs loops with break and continue', async () => {
    const body = `Integer sum = 0; for (Integer i = 0; i < 10; i++) { if (i == 2) { continue; } if (i == 5) { break; } sum += i; }
      for (Integer i : new List<Integer>{ 10, 20 }) { sum += i; } while (sum < 100) { sum *= 2; } do { sum++; } while (false); return sum;`

    expect(await returned(body)).toBe(153)
  })

  it('catches an exception by its class and always runs finally', async () => {
    const members = `class Own extends Exception { } static String log = ''; static void fail() { throw new Own('why'); }`
    const body = `try { fail(); } catch (NullPointerException e) { log += 'no'; } catch (Exception e) { log += e.getMessage(); } finally { log += '!'; } return log;`

    expect(await returned(body, members)).toBe('why!')
    expect(await failure('try { fail(); } finally { log += 1; } return log;', members)).toBe('A.Own')
  })

  it('stops at ?. on null and continues at ??', async () => {
    const members = 'class Node { Node next; String name; } static Node none;'

    expect(await value('none?.next.next.name', members)).toBeNull()
    expect(await value('none?.name?.length() ?? 5', members)).toBe(5)
    expect(await failure('return none.name;', members)).toBe('NullPointerException')
    expect(await failure('return new Node().next.name;', members)).toBe('NullPointerException')
  })

  it('short-circuits conditions', async () => {
    expect(await returned('String s; return s == null || s.length() > 0;')).toBe(true)
  })

  it('switches on a value', async () => {
    const body = "switch on 3 { when 1, 2 { return 'few'; } when 3 { return 'three'; } when else { return 'many'; } }"

    expect(await returned(body)).toBe('three')
  })

  it('checks types by instanceof and casts', async () => {
    expect(await returned("Object o = 'a'; return o instanceof String && !(o instanceof Integer);")).toBe(true)
    expect(await failure("Object o = 'a'; return (Integer) o;")).toBe('TypeException')
  })
})
