import { describe, expect, it } from 'vitest'
import { saidBy } from '../kit/apex-interpreter/org.ts'

const rows = "insert as system new List<Thing__c>{ thing('a', 3), thing('b', 1), thing('c', 2), thing('d', null) };"
const list = (query: string) => `${rows} for (Thing__c t : ${query}) { said += t.Code__c; }`

describe('changing rows', () => {
  it('stores a row with an id of its object, and what the platform fills in', async () => {
    const body = `Thing__c t = thing('a', 1); insert as system t;
      Thing__c s = [SELECT Name, OwnerId, CreatedDate FROM Thing__c WITH SYSTEM_MODE];
      said = t.Id + ' ' + (s.OwnerId == UserInfo.getUserId()) + (s.CreatedDate != null) + (s.Name != null);`

    expect(await saidBy(body)).toMatch(/^a00\w{15} truetruetrue$/)
  })

  it.each([
    ['a text that is too long', "insert as system thing('abcdef', 1);", 'STRING_TOO_LONG'],
    ['a number that is too large', "insert as system thing('a', 1000);", 'NUMBER_OUTSIDE_VALID_RANGE'],
    ['a missing required field', "insert as system new Thing__c(Code__c = 'a');", 'REQUIRED_FIELD_MISSING'],
    [
      'a value that must be unique',
      "insert as system thing('a', 1); insert as system thing('A', 1);",
      'DUPLICATE_VALUE',
    ],
    [
      'a reference to no row',
      "Thing__c t = thing('a', 1); t.Parent__c = 'a00000000000099'; insert as system t;",
      'INVALID_CROSS_REFERENCE_KEY',
    ],
    [
      'an id on insert',
      "Thing__c t = thing('a', 1); insert as system t; insert as system t;",
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    ],
    ['an update without an id', "update as system thing('a', 1);", 'MISSING_ARGUMENT'],
    [
      'a row that was deleted',
      "Thing__c t = thing('a', 1); insert as system t; delete as system t; update as system t;",
      'INVALID_CROSS_REFERENCE_KEY',
    ],
    ['a user without a language', 'User u = person(null); insert as system u;', 'REQUIRED_FIELD_MISSING'],
    ['a language that is not offered', "insert as system person('tlh');", 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    [
      'a permission set that is held already',
      `Id held = [SELECT Id FROM PermissionSet WHERE Name = 'Reader'].Id;
       insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = held);
       insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = held);`,
      'DUPLICATE_VALUE',
    ],
    [
      'a second row of a setting for one owner',
      `insert as system new Setting__c(SetupOwnerId = UserInfo.getOrganizationId());
       insert as system new Setting__c(SetupOwnerId = UserInfo.getOrganizationId());`,
      'DUPLICATE_VALUE',
    ],
  ])('refuses %s', async (_what, body, code) => {
    expect(await saidBy(body)).toContain(`DmlException: `)
    expect(await saidBy(body)).toContain(code)
  })

  it('undoes a statement of which one row is refused', async () => {
    const body = `try { insert as system new List<Thing__c>{ thing('a', 1), thing('toolong', 1) }; } catch (DmlException e) { said = 'refused '; }
      said += [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];`

    expect(await saidBy(body)).toBe('refused 0')
  })

  it('keeps the other rows where not all must be stored', async () => {
    const body = `for (Database.SaveResult r : Database.insert(new List<Thing__c>{ thing('a', 1), thing('toolong', 1) }, false, AccessLevel.SYSTEM_MODE)) {
        said += r.isSuccess() + ' '; for (Database.Error e : r.getErrors()) { said += e.getMessage(); } }
      said += [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];`

    expect(await saidBy(body)).toBe('true false Code__c: data value too large: toolong (max length=5)1')
  })

  it('changes only the fields that an update sets, and stores whole seconds', async () => {
    const body = `Thing__c t = thing('a', 1); t.At__c = Datetime.newInstance(1500L); insert as system t;
      update as system new Thing__c(Id = t.Id, Size__c = 2);
      Thing__c s = [SELECT Code__c, Size__c, At__c FROM Thing__c WITH SYSTEM_MODE]; said = s.Code__c + s.Size__c.intValue() + s.At__c.getTime();`

    expect(await saidBy(body)).toBe('a21000')
  })

  it('brings deleted rows back', async () => {
    const body = `Thing__c t = thing('a', 1); insert as system t; delete as system t; said += [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];
      undelete as system t; said += [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];`

    expect(await saidBy(body)).toBe('01')
  })

  it('compiles no change of rows that only the platform writes', async () => {
    expect(await saidBy('delete [SELECT Id FROM Organization];')).toContain('not allowed on Organization')
    expect(await saidBy("Organization o = new Organization(Name = 'x'); o.CreatedDate = null;")).toContain(
      'not writeable',
    )
  })

  it('ends at 151 statements, whatever catches exceptions', async () => {
    const body =
      "for (Integer i = 0; i < 151; i++) { try { insert as system thing('x' + i, 1); } catch (Exception e) { } }"

    expect(await saidBy(body)).toContain('Too many DML statements: 151')
  })
})

describe('queries', () => {
  it.each([
    ['[SELECT Code__c FROM Thing__c WITH SYSTEM_MODE ORDER BY Size__c]', 'dbca'],
    ['[SELECT Code__c FROM Thing__c WITH SYSTEM_MODE ORDER BY Size__c DESC NULLS LAST LIMIT 2]', 'ac'],
    ['[SELECT Code__c FROM Thing__c WITH SYSTEM_MODE ORDER BY Code__c LIMIT 2 OFFSET 1]', 'bc'],
    ["[SELECT Code__c FROM Thing__c WHERE Code__c = 'A' WITH SYSTEM_MODE]", 'a'],
    ["[SELECT Code__c FROM Thing__c WHERE Size__c > 1 AND Code__c != 'c' WITH SYSTEM_MODE]", 'a'],
    [
      "[SELECT Code__c FROM Thing__c WHERE Size__c < 2 OR Code__c IN ('c', 'x') WITH SYSTEM_MODE ORDER BY Code__c]",
      'bc',
    ],
    ["[SELECT Code__c FROM Thing__c WHERE (NOT Code__c LIKE '_') WITH SYSTEM_MODE]", ''],
    ['[SELECT Code__c FROM Thing__c WHERE Size__c = NULL WITH SYSTEM_MODE]', 'd'],
  ])('%s finds %s', async (query, found) => {
    expect(await saidBy(list(query))).toBe(found)
  })

  it('come in no order that was not asked for', async () => {
    const query = list('[SELECT Code__c FROM Thing__c WITH SYSTEM_MODE]')
    const orders = await Promise.all([1, 2, 3, 4].map((seed) => saidBy(query, { seed })))

    expect(new Set(orders).size).toBeGreaterThan(1)
  })

  it('follow references', async () => {
    const body = `Thing__c p = thing('p', 1); insert as system p; Thing__c t = thing('t', 2); t.Parent__c = p.Id; insert as system t;
      Thing__c s = [SELECT Parent__r.Code__c, Owner.Name FROM Thing__c WHERE Parent__r.Code__c = 'p' WITH SYSTEM_MODE];
      said = s.Parent__r.Code__c + s.Owner.Name + (s.Parent__r.Parent__c == null);`

    expect(await saidBy(body)).toContain('was retrieved via SOQL without querying')
    expect(await saidBy(body.replace(' + (s.Parent__r.Parent__c == null)', ''))).toBe('pAdmin')
  })

  it('group and count', async () => {
    const body = `${rows} for (AggregateResult r : [SELECT Kind__c, COUNT(Id) many, MAX(Size__c) FROM Thing__c WITH SYSTEM_MODE GROUP BY Kind__c]) {
      said += r.get('Kind__c') + ' ' + r.get('many') + ' ' + r.get('expr2'); }`

    expect(await saidBy(body)).toBe('k 4 3')
  })

  it('stand for their only row, and for no other number of rows', async () => {
    expect(await saidBy('Thing__c t = [SELECT Id FROM Thing__c];')).toContain('List has no rows for assignment')
    expect(await saidBy(`${rows} Thing__c t = [SELECT Id FROM Thing__c WITH SYSTEM_MODE];`)).toContain(
      'more than 1 row',
    )
  })

  it('refuse a field that was not selected, and one that the object lacks', async () => {
    const body = `${rows} for (Thing__c t : [SELECT Id FROM Thing__c WITH SYSTEM_MODE]) { said += t.Code__c; }`

    expect(await saidBy(body)).toContain('SObjectException')
    expect(await saidBy('List<Thing__c> t = [SELECT Cod__c FROM Thing__c];')).toContain('no field cod__c')
  })

  it('refuse a text that is no id', async () => {
    expect(await saidBy("String id = 'x'; List<Thing__c> t = [SELECT Id FROM Thing__c WHERE Id = :id];")).toContain(
      'invalid ID field',
    )
    expect(await saidBy("Id id = 'x';")).toContain('StringException: Invalid id: x')
  })
})
