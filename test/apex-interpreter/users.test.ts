import { describe, expect, it } from 'vitest'
import type { OrgFacts } from '../../packages/apex-interpreter/index.ts'
import { FACTS, saidBy } from '../kit/apex-interpreter/org.ts'

const holder = (body: string) => `User u = stored('en_US');
  System.runAs(new User(Id = UserInfo.getUserId())) {
    insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Reader'].Id);
  }
  System.runAs(u) { ${body} }`

describe('who runs code', () => {
  const labels = new Map([
    ['en_US', new Map([['hello', 'Hello'], ['bye', 'Bye']])], // prettier-ignore
    ['fr', new Map([['hello', 'Bonjour']])],
  ])

  it('decides the language of labels, with that of the org where there is no translation', async () => {
    const body =
      "System.runAs(stored('fr')) { said = System.Label.Hello + System.Label.Bye; } said += System.Label.Hello;"

    expect(await saidBy(body, { facts: { ...FACTS, labels } })).toBe('BonjourByeHello')
  })

  it('has the custom permissions of the permission sets that they hold', async () => {
    const body = holder("said += FeatureManagement.checkPermission('May_Read');")

    expect(await saidBy(`${body} said += FeatureManagement.checkPermission('May_Read');`)).toBe('truefalse')
  })

  it('reads in user mode the fields that they may read alone', async () => {
    const query = (field: string) =>
      `insert as system thing('a', 7); ${holder(`Thing__c t = [SELECT ${field} FROM Thing__c]; said += t.${field};`)}`

    expect(await saidBy(query('Size__c'))).toBe('7')
    expect(await saidBy(query('Code__c'))).toContain("QueryException: No such column 'code__c'")
    expect(await saidBy(query('Code__c').replace('FROM Thing__c]', 'FROM Thing__c WITH SYSTEM_MODE]'))).toBe('a')
  })

  it('is whom UserPermissionAccess tells of, in fields that a row names', async () => {
    const permissionSets = (FACTS.permissionSets ?? []).map((set) => ({
      ...set,
      userPermissions: ['ManageNamedCredentials'],
    }))
    const body = `for (UserPermissionAccess mine : [SELECT FIELDS(STANDARD) FROM UserPermissionAccess LIMIT 1]) {
      Map<String, Object> rights = mine.getPopulatedFieldsAsMap();
      said += rights.get('PermissionsCustomizeApplication') + ' ' + rights.get('PermissionsManageNamedCredentials') + ' '; }`

    expect(await saidBy(`${body} ${holder(body)}`, { facts: { ...FACTS, permissionSets } })).toBe(
      'true false true true ',
    )
  })

  it('holds what a permission set group contains', async () => {
    const body = (calculated: string) => `User u = stored('en_US');
      System.runAs(new User(Id = UserInfo.getUserId())) {
        PermissionSetGroup readers = new PermissionSetGroup(DeveloperName = 'Readers', MasterLabel = 'Readers');
        insert readers;
        insert new PermissionSetGroupComponent(PermissionSetGroupId = readers.Id,
          PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Reader'].Id);
        Test.calculatePermissionSetGroup(${calculated});
        insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetGroupId = readers.Id);
      }
      System.runAs(u) { said += FeatureManagement.checkPermission('May_Read'); }`

    expect(await saidBy(body('readers.Id'))).toBe('true')
    expect(await saidBy(body('u.Id'))).toContain('IllegalArgumentException')
  })

  it('decides local time', async () => {
    const body = `Datetime given = Datetime.newInstanceGmt(2026, 6, 1, 10, 0, 0);
      said += given.hour() + ':' + given.minute() + ' ' + Datetime.newInstance(2026, 6, 1, 10, 0, 0).hourGmt();`

    expect(await saidBy(body)).toBe('12:0 8')
    expect(await saidBy(body, { facts: { ...FACTS, runner: { timeZone: 'Asia/Kolkata' } } })).toBe('15:30 4')
  })

  it('is another within runAs, and the same after it, also where it throws', async () => {
    const body = `Id me = UserInfo.getUserId(); User u = stored('en_US');
      try { System.runAs(u) { said += (UserInfo.getUserId() == u.Id); Integer i = 1 / 0; } } catch (MathException e) { said += (UserInfo.getUserId() == me); }`

    expect(await saidBy(body)).toBe('truetrue')
  })
})

describe('setup objects and others', () => {
  it.each([
    ['others first', "insert as system thing('a', 1); insert person('en_US');", 'User, original object: Thing__c'],
    ['setup first', "insert person('en_US'); insert as system thing('a', 1);", 'Thing__c, original object: User'],
    [
      'a custom setting',
      "insert as system new Setting__c(SetupOwnerId = UserInfo.getOrganizationId()); insert person('en_US');",
      'User, original object: Setting__c',
    ],
  ])('do not mix: %s', async (_what, body, message) => {
    expect(await saidBy(body)).toContain('MIXED_DML_OPERATION')
    expect(await saidBy(body)).toContain(message)
  })

  it('mix where runAs begins another context', async () => {
    const body = `insert as system thing('a', 1); System.runAs(new User(Id = UserInfo.getUserId())) { insert person('en_US'); }
      insert as system thing('b', 1); said = 'fine';`

    expect(await saidBy(body)).toBe('fine')
  })
})

describe('a test', () => {
  const rows: OrgFacts['rows'] = [
    { object: 'Thing__c', fields: { Code__c: 'old', Kind__c: 'k' } },
    { object: 'Setting__c', fields: { SetupOwnerId: '00D000000000001EAA' } },
    { object: 'CronJobDetail', fields: { Name: 'Old job' } },
  ]

  it('sees the users, permission sets and jobs of its org, and none of its other rows', async () => {
    const counts = ['Thing__c', 'User', 'PermissionSet', 'CronJobDetail', 'Organization'].map(
      (object) => `said += [SELECT COUNT() FROM ${object} WITH SYSTEM_MODE];`,
    )

    expect(await saidBy(counts.join(''), { facts: { ...FACTS, rows } })).toBe('02211')
    expect(await saidBy('said += Setting__c.getOrgDefaults().Id;', { facts: { ...FACTS, rows } })).toBe('null')
  })

  it('stores a custom setting that the org has as well', async () => {
    const body = `upsert as system new Setting__c(SetupOwnerId = UserInfo.getOrganizationId(), Limit__c = 5);
      upsert as system new Setting__c(Id = Setting__c.getOrgDefaults().Id, Limit__c = 6); said += Setting__c.getOrgDefaults().Limit__c;`

    expect(await saidBy(body, { facts: { ...FACTS, rows } })).toBe('6')
  })
})
