import { XMLParser } from 'fast-xml-parser'
import { basename } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Failures } from '../report.ts'
import type { Source } from '../sources.ts'

/** The languages the package ships beside English. */
export const LANGUAGES = ['fr', 'ja', 'ko', 'sv', 'zh_TW']

const LabelsFile = Type.Object({
  CustomLabels: Type.Object({ labels: Type.Array(Type.Object({ fullName: Type.String(), value: Type.String() })) }),
})
const TranslationFile = Type.Object({
  Translations: Type.Object({
    customLabels: Type.Array(Type.Object({ name: Type.String(), label: Type.String() })),
  }),
})

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'labels' || name === 'customLabels',
})

/** Texts by label name. */
export type Labels = Map<string, string>

/** The English texts. */
export function labelsOf({ text }: Source): Labels {
  const { CustomLabels } = Value.Parse(LabelsFile, parser.parse(text))
  return new Map(CustomLabels.labels.map(({ fullName, value }) => [fullName, value]))
}

/** The texts of one translation, with the language its file is named after. */
export function translationOf({ path, text }: Source): { language: string; labels: Labels } {
  const { Translations } = Value.Parse(TranslationFile, parser.parse(text))
  const labels = new Map(Translations.customLabels.map(({ name, label }) => [name, label]))
  return { language: basename(path).replace('.translation-meta.xml', ''), labels }
}

/** The label names that a source uses. */
export const labelsUsedIn = ({ text }: Source): string[] =>
  [...text.matchAll(/(?:@salesforce\/label\/c|System\.Label)\.(\w+)/g)].map(([, name = '']) => name)

/** Labels that are used but missing, and labels that exist but are not used. */
export function faultsOfUse(sources: Source[], english: Labels): Failures {
  const used = new Set(sources.flatMap(labelsUsedIn))
  const missing = sources.flatMap((source) =>
    labelsUsedIn(source)
      .filter((name) => !english.has(name))
      .map((name) => `${source.path}: no label ${name}`),
  )
  const idle = [...english.keys()].filter((name) => !used.has(name))
  return [...missing, ...idle.map((name) => `label ${name} is used nowhere`)]
}

/** The missing and surplus texts of a translation, and those with other placeholders. */
export function faultsOfTranslation(language: string, labels: Labels, english: Labels): Failures {
  const missing = [...english.keys()].filter((name) => !labels.has(name)).map((name) => `${language}: lacks ${name}`)
  const surplus = [...labels.keys()].filter((name) => !english.has(name)).map((name) => `${language}: no label ${name}`)
  const other = [...labels]
    .filter(([name, text]) => english.has(name) && placeholdersOf(text) !== placeholdersOf(english.get(name) ?? ''))
    .map(([name]) => `${language}: ${name} has other placeholders than English`)
  return [...missing, ...surplus, ...other, ...faultsOfTexts(language, labels)]
}

/** Texts that the platform would show with extra blanks. */
export function faultsOfTexts(language: string, labels: Labels): Failures {
  return [...labels]
    .filter(([, text]) => text === '' || text !== text.trim() || text.includes('\n'))
    .map(([name]) => `${language}: ${name} has stray blanks or is empty`)
}

const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{\d\}/g)]
    .map(([placeholder]) => placeholder)
    .sort()
    .join()
