import { describe, expect, it } from 'vitest'
import { faultsOfQueries, queriesIn, schemaFrom } from '../../scripts/salesforce/soql.ts'

const schema = schemaFrom(
  'type Fields$Organization = {\n    Id: string;\n    IsSandbox: boolean;\n};\ntype Other = {\n    Name: string;\n};',
)

const faultsOf = (text: string) => faultsOfQueries({ path: 'A.cls', text }, schema)

describe('the queries of a class', () => {
  it('name what they select, compare and sort by', () => {
    const apex = 'return [SELECT Id, Name FROM Profile WHERE Name = :n AND Id IN :ids ORDER BY Name WITH USER_MODE];'

    expect(queriesIn(apex)).toEqual([{ object: 'Profile', fields: ['Id', 'Name', 'Name', 'Id', 'Name'] }])
  })

  it('may run over several lines', () => {
    expect(queriesIn('[\n SELECT Id\n FROM Organization\n]')).toEqual([{ object: 'Organization', fields: ['Id'] }])
  })
})

describe('checking queries', () => {
  it('accepts fields that exist', () => {
    expect(faultsOf('[SELECT Id, IsSandbox FROM Organization]')).toEqual([])
  })

  it('reports a field that does not exist, be it selected or compared', () => {
    expect(faultsOf('[SELECT Name FROM Organization WHERE IsSandbocks = true]')).toEqual([
      'A.cls: unknown field Organization.Name',
      'A.cls: unknown field Organization.IsSandbocks',
    ])
  })

  it('reports an object that does not exist', () => {
    expect(faultsOf('[SELECT Id FROM Organisation]')).toEqual(['A.cls: unknown object Organisation'])
  })
})
