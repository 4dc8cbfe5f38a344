import {
  ApexException,
  machineFrom,
  orgWith,
  runTest,
  sObject,
  textOf,
  type OrgFacts,
} from '../../../packages/apex-interpreter/index.ts'

/** A custom object, a custom setting, and a permission set that lets its holders read the object. */
export const FACTS: OrgFacts = {
  objects: [
    sObject({
      name: 'Thing__c',
      prefix: 'a00',
      fields: {
        Name: 'AutoNumber read-only',
        OwnerId: 'Reference User',
        Code__c: 'Text 5 unique',
        Size__c: 'Number 3,0',
        At__c: 'DateTime',
        Parent__c: 'Reference Thing__c',
        Kind__c: 'Text 10 required',
      },
    }),
    sObject({
      name: 'Setting__c',
      prefix: 'a01',
      kind: 'setting',
      fields: { SetupOwnerId: 'Id', Limit__c: 'Number 4,0' },
    }),
  ],
  permissionSets: [
    {
      ...{ name: 'Reader', label: 'Reader', userPermissions: [], customPermissions: ['May_Read'] },
      objects: [{ object: 'Thing__c', rights: ['Read', 'ViewAllRecords'] }],
      fields: [{ field: 'Thing__c.Size__c', isEditable: false }],
    },
  ],
}

const MEMBERS = `
  static Thing__c thing(String code, Integer size) { return new Thing__c(Kind__c = 'k', Code__c = code, Size__c = size); }
  static User person(String language) {
    return new User(Alias = 'a', Email = 'a@b.invalid', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = language,
      LastName = 'Test', LocaleSidKey = 'en_US', ProfileId = UserInfo.getProfileId(), TimeZoneSidKey = 'UTC',
      Username = UUID.randomUUID().toString() + '@b.invalid');
  }
  static User stored(String language) {
    User one = person(language);
    System.runAs(new User(Id = UserInfo.getUserId())) { insert one; }
    return one;
  }
  static String said = '';`

/** Runs a test method with this body in an org. Returns what it said, or the Apex exception or fault that ended it. */
export async function saidBy(body: string, { facts = FACTS, seed = 1, more = [] as string[] } = {}): Promise<string> {
  const text = `@IsTest class ATest { ${MEMBERS} @IsTest static void go() { ${body} } }`
  const machine = await machineFrom([text, ...more], { seed, org: orgWith(facts) })
  try {
    runTest('ATest.go', machine)
  } catch (fault) {
    return fault instanceof ApexException ? fault.message : String(fault)
  }
  const [statics] = [...machine.statics.values()].filter((slots) => slots.has('said'))
  return textOf(statics?.get('said') ?? null)
}
