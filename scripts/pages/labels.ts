import { XMLParser } from 'fast-xml-parser'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Texts by label id. */
export type LabelTable = Record<string, string>
/** Label tables by language. */
export type LabelTables = Record<string, LabelTable>

export const LANGUAGES = ['en', 'fr', 'sv', 'ko', 'ja', 'zh-TW']
const SOURCE_LANGUAGE = 'en'
const BASE = 'base.'

type LabelsXml = { CustomLabels?: { labels?: { fullName: string; value: string }[] } }
type TranslationsXml = { Translations?: { customLabels?: { name: string; label: string }[] } }

const xml = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'labels' || name === 'customLabels',
})

/** Salesforce writes zh_TW and en_US where browsers say zh-TW and en. */
export const languageOf = (locale: string): string =>
  LANGUAGES.find((language) => language === locale.replace('_', '-')) ?? locale.split('_')[0] ?? locale

/** The custom labels of a `*.labels-meta.xml`. */
export function customLabels(text: string): LabelTable {
  const { CustomLabels }: LabelsXml = xml.parse(text)
  return Object.fromEntries((CustomLabels?.labels ?? []).map(({ fullName, value }) => [`c.${fullName}`, value]))
}

/** The translated custom labels of a `*.translation-meta.xml`. */
export function translatedLabels(text: string): LabelTable {
  const { Translations }: TranslationsXml = xml.parse(text)
  return Object.fromEntries((Translations?.customLabels ?? []).map(({ name, label }) => [`c.${name}`, label]))
}

function packageLabels(root: string, language: string): LabelTable {
  const files = language === SOURCE_LANGUAGE ? '*.labels-meta.xml' : '*.translation-meta.xml'
  const read = language === SOURCE_LANGUAGE ? customLabels : translatedLabels
  const ofLanguage = (file: string) =>
    language === SOURCE_LANGUAGE || languageOf(basename(file).split('.')[0] ?? '') === language
  const found = globSync(`force-app*/**/${files}`, { cwd: root }).filter(ofLanguage)
  return Object.assign({}, ...found.map((file) => read(readFileSync(join(root, file), 'utf8'))))
}

function baseLabels(root: string, language: string): LabelTable {
  const file = join(root, 'companion/labels', language, 'web.json')
  const texts: LabelTable = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const ofBase = Object.entries(texts).filter(([id]) => id.startsWith(BASE))
  return Object.fromEntries(ofBase.map(([id, text]) => [id.slice(BASE.length), text]))
}

/** The labels of the package (`c.X`) and those of the base components that we translate, for every language. */
export const readLabelTables = (root: string): LabelTables =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, { ...baseLabels(root, language), ...packageLabels(root, language) }]),
  )
