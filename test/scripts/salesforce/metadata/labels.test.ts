import { describe, expect, it } from 'vitest'
import {
  faultsOfTexts,
  faultsOfTranslation,
  faultsOfUse,
  labelsOf,
  labelsUsedIn,
  translationOf,
} from '../../../../scripts/salesforce/metadata/labels.ts'

const english = new Map([
  ['Used', '{0} of {1} used'],
  ['Left', '{0} left'],
])

const source = (text: string) => ({ path: 'some/file.js', text })

describe('reading labels', () => {
  it('reads the texts unchanged, including blanks', () => {
    const file = source(
      '<CustomLabels><labels><fullName>Left</fullName><value> {0} left </value></labels></CustomLabels>',
    )

    expect(labelsOf(file)).toEqual(new Map([['Left', ' {0} left ']]))
  })

  it('knows the language of a translation by its file name', () => {
    const text = '<Translations><customLabels><label>{0} kvar</label><name>Left</name></customLabels></Translations>'

    expect(translationOf({ path: 'a/sv.translation-meta.xml', text })).toEqual({
      language: 'sv',
      labels: new Map([['Left', '{0} kvar']]),
    })
  })

  it('finds the labels of components and of Apex', () => {
    const text = `import USED from '@salesforce/label/c.Used'; throw because(System.Label.Left);`

    expect(labelsUsedIn(source(text))).toEqual(['Used', 'Left'])
  })
})

describe('checking labels', () => {
  it('reports a label that is used but missing, and one that exists but is not used', () => {
    const faults = faultsOfUse([source('@salesforce/label/c.Used @salesforce/label/c.Gone')], english)

    expect(faults).toEqual(['some/file.js: no label Gone', 'label Left is used nowhere'])
  })

  it('accepts a complete translation, whatever the order of its placeholders', () => {
    const swedish = new Map([
      ['Used', '{1}, varav {0} använda'],
      ['Left', '{0} kvar'],
    ])

    expect(faultsOfTranslation('sv', swedish, english)).toEqual([])
  })

  it('reports missing and surplus texts of a translation, and other placeholders', () => {
    const swedish = new Map([
      ['Used', '{0} använda'],
      ['Extra', 'mer'],
    ])

    expect(faultsOfTranslation('sv', swedish, english)).toEqual([
      'sv: lacks Left',
      'sv: no label Extra',
      'sv: Used has other placeholders than English',
    ])
  })

  it.each([[''], [' blank'], ['two\nlines']])('reports the text %j, which has stray blanks', (text) => {
    expect(faultsOfTexts('en', new Map([['Left', text]]))).toEqual(['en: Left has stray blanks or is empty'])
  })
})
