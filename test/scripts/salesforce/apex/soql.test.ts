import { describe, expect, it } from 'vitest'
import { parseApex } from '../../../../packages/apex-interpreter/index.ts'
import {
  faultsOfReview,
  reviewedSchema,
  schemaFrom,
  schemaOfDeclarations,
  schemaOfFiles,
} from '../../../../scripts/salesforce/apex/schema.ts'
import { faultsOfQueries, queriesIn } from '../../../../scripts/salesforce/apex/soql.ts'

const schema = schemaFrom(
  schemaOfFiles([
    'objects/Tollbridge_Snapshot__c/Tollbridge_Snapshot__c.object-meta.xml',
    'objects/Tollbridge_Snapshot__c/fields/Used__c.field-meta.xml',
  ]),
  schemaOfDeclarations(
    'type Fields$Organization = {\n    Id: string;\n    IsSandbox: boolean;\n};\ntype Other = {\n    Name: string;\n};',
  ),
  reviewedSchema,
)

const parsed = (expression: string) => parseApex(`class A { void b() { Object found = ${expression}; } }`)

const faultsOf = async (expression: string) => faultsOfQueries('A.cls', await parsed(expression), schema)

describe('the queries of a class', () => {
  it('list the fields that they select, compare and sort by', async () => {
    const query = `[SELECT Id, Owner.Name FROM Profile WHERE Name = :n AND (Id IN :ids OR (NOT Type LIKE 'x%')) WITH USER_MODE ORDER BY Name]`

    expect(queriesIn(await parsed(query))).toEqual([
      { object: 'Profile', fields: ['Id', 'Owner.Name', 'Name', 'Id', 'Type', 'Name'] },
    ])
  })

  it('may run over several lines, and count', async () => {
    expect(queriesIn(await parsed('[\n SELECT COUNT()\n FROM Organization\n]'))).toEqual([
      { object: 'Organization', fields: [] },
    ])
  })
})

describe('checking queries', () => {
  it('accepts existing fields: of the platform, of the package, or confirmed one by one', async () => {
    expect(await faultsOf('[SELECT Id, IsSandbox FROM Organization]')).toEqual([])
    expect(await faultsOf('[SELECT Id, Used__c FROM Tollbridge_Snapshot__c]')).toEqual([])
    expect(await faultsOf('[SELECT Id FROM CustomNotificationType WHERE DeveloperName = :name]')).toEqual([])
  })

  it('reports an unknown field, selected or compared', async () => {
    expect(await faultsOf('[SELECT Name FROM Organization WHERE IsSandbocks = true]')).toEqual([
      'A.cls: unknown field Organization.Name',
      'A.cls: unknown field Organization.IsSandbocks',
    ])
    expect(await faultsOf('[SELECT Usd__c FROM Tollbridge_Snapshot__c]')).toHaveLength(1)
  })

  it('reports an object that does not exist', async () => {
    expect(await faultsOf('[SELECT Id FROM Organisation]')).toEqual(['A.cls: unknown object Organisation'])
  })

  it('reports a query built from texts, which cannot be checked', async () => {
    expect(await faultsOf("Database.query('SELECT Id FROM Lead')")).toEqual([
      'A.cls: a query that cannot be checked: Database.query',
    ])
  })
})

describe('the fields that were confirmed one by one', () => {
  const bell = { object: 'CustomNotificationType', fields: ['Id', 'DeveloperName'] }
  const flows = { object: 'FlowDefinitionView', fields: ['ApiName', 'IsActive', 'NamespacePrefix', 'RecordTriggerType', 'TriggerObjectOrEventId', 'TriggerType'] } // prettier-ignore
  const groups = { object: 'PermissionSetGroupComponent', fields: ['PermissionSetGroupId', 'PermissionSetId'] }
  const nothing = () => undefined

  it('are all named by some query', () => {
    expect(faultsOfReview([bell, flows, groups], nothing)).toEqual([])
    expect(faultsOfReview([{ ...bell, fields: ['Id'] }, flows, groups], nothing)).toEqual([
      'no query names the reviewed CustomNotificationType.DeveloperName',
    ])
  })

  it('do not repeat fields of the declarations', () => {
    const declared = (object: string) => (object === bell.object ? new Set<string>() : undefined)
    expect(faultsOfReview([flows, groups], declared)).toEqual([
      'CustomNotificationType is declared by jsforce: it needs no review',
    ])
  })
})
