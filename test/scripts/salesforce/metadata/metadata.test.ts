import { describe, expect, it } from 'vitest'
import { deployedOf, faultsOfSize, wordsOfSize } from '../../../../scripts/salesforce/metadata/budgets.ts'
import { faultsOfMetadata } from '../../../../scripts/salesforce/metadata/elements.ts'
import { readMetadataTypes } from '../../../../scripts/salesforce/metadata/types.ts'

const types = readMetadataTypes()

const faultsOf = (text: string) => faultsOfMetadata({ path: 'x.xml', text: `<?xml version="1.0"?>${text}` }, types)

describe('checking a metadata file', () => {
  it('accepts allowed elements, once or repeated', () => {
    const tab = '<CustomTab><label>Tollbridge</label><motif>Custom53: Bell</motif></CustomTab>'
    const targets = '<targets><target>lightning__AppPage</target><target>lightning__HomePage</target></targets>'

    expect(faultsOf(tab)).toEqual([])
    expect(faultsOf(`<LightningComponentBundle>${targets}</LightningComponentBundle>`)).toEqual([])
  })

  it('reports XML that is not well-formed', () => {
    expect(faultsOf('<CustomTab><label>Tollbridge</lable></CustomTab>')[0]).toContain('not well-formed')
  })

  it('reports a type that does not exist', () => {
    expect(faultsOf('<CustomTub/>')).toEqual(['x.xml: no such metadata type: CustomTub'])
  })

  it('reports an unknown element at any depth', () => {
    const visibility =
      '<applicationVisibilities><application>A</application><default>false</default><visible>true</visible></applicationVisibilities>'

    expect(faultsOf(`<PermissionSet><label>L</label>${visibility}</PermissionSet>`)).toEqual([
      'x.xml: PermissionSet > applicationVisibilities: unknown element <default>',
    ])
  })

  it('reports a missing element', () => {
    expect(faultsOf('<PermissionSet><description>D</description></PermissionSet>')).toEqual([
      'x.xml: PermissionSet lacks <label>',
    ])
  })

  it('reports a repeated element that is allowed once', () => {
    expect(faultsOf('<CustomTab><label>A</label><label>B</label></CustomTab>')).toEqual([
      'x.xml: CustomTab: <label> stands 2 times',
    ])
  })

  it('reports a value that is not allowed', () => {
    expect(faultsOf('<CustomTab><customObject>maybe</customObject></CustomTab>')).toEqual([
      'x.xml: CustomTab > customObject: "maybe" is none of true, false',
    ])
  })

  it('reports elements in place of a text', () => {
    expect(faultsOf('<CustomTab><label><b>A</b></label></CustomTab>')).toEqual([
      'x.xml: CustomTab > label: elements where a text is expected',
    ])
  })
})

describe('the size of the package', () => {
  it('may not exceed its budgets', () => {
    const script = { path: 'a.js', text: 'x'.repeat(160_001) }

    expect(faultsOfSize([script])).toEqual(['JavaScript take 160001 bytes, more than 160000'])
    expect(faultsOfSize([{ ...script, path: 'a.cls' }])).toEqual([])
  })

  it('excludes files in .forceignore, and counts tests separately', () => {
    const text = 'x'.repeat(650_001)
    const sources = ['lwc/a/__tests__/a.test.js', 'force-app/classes/tests/ATest.cls', 'lwc/a/a.js'].map((path) => ({
      path,
      text,
    }))
    const deployed = deployedOf(sources, '# tests of components\n**/__tests__/**\n')

    expect(deployed.map(({ path }) => path)).toEqual(['force-app/classes/tests/ATest.cls', 'lwc/a/a.js'])
    expect(faultsOfSize(deployed)).toHaveLength(2)
    expect(faultsOfSize(deployed.slice(0, 1))).toEqual([])
    expect(wordsOfSize(deployed)).toMatch(/^sources 650001 of 650000 bytes, .* classes of tests 650001$/)
  })
})
