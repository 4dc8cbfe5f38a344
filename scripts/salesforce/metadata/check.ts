/**
 * Checks for what the Metadata API would refuse or a user would notice: malformed files, unknown elements and values,
 * names without our prefix, broken rules of the platform, labels that are missing, unused or not translated, icons that
 * do not exist, sizes, and files that the CLI cannot convert.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deployedOf, faultsOfSize, wordsOfSize } from './budgets.ts'
import { faultsOfConversion } from './convert.ts'
import { faultsOfTexts, faultsOfTranslation, faultsOfUse, labelsOf, LANGUAGES, translationOf } from './labels.ts'
import { faultsOfMetadata } from './elements.ts'
import { faultsOfNames } from './names.ts'
import { faultsOfIcons, readIcons } from './icons.ts'
import { faultsOfClasses, faultsOfRules } from './platform.ts'
import { faultsOfTable } from './table.ts'
import { readMetadataTypes } from './types.ts'
import { report, type Failures } from '../report.ts'
import { packageSources, projectRoot } from '../sources.ts'

/** The package directories, each a package of its own. */
const PACKAGES = [
  'force-app-companion',
  'force-app',
  'force-app-integration',
  'force-app-translations',
  'force-app-client',
]

function faultsOfElements(): Failures {
  const types = readMetadataTypes()
  const sources = packageSources('*-meta.xml')
  return [...sources.flatMap((source) => faultsOfMetadata(source, types)), ...faultsOfTable(types)]
}

const englishLabels = () => new Map(packageSources('*.labels-meta.xml').flatMap((source) => [...labelsOf(source)]))

function faultsOfLabels(): Failures {
  const english = englishLabels()
  const translations = packageSources('*.translation-meta.xml').map(translationOf)
  const absent = LANGUAGES.filter((code) => !translations.some(({ language }) => language === code))
  return [
    ...faultsOfUse(packageSources('*.{js,html,cls}'), english),
    ...faultsOfTexts('en', english),
    ...absent.map((language) => `${language}: no translation`),
    ...translations.flatMap(({ language, labels }) => faultsOfTranslation(language, labels, english)),
  ]
}

function faultsOfPackageSize(directory: string): Failures {
  const own = packageSources('*.*').filter(({ path }) => path.startsWith(`${directory}/`))
  const deployed = deployedOf(own, readFileSync(join(projectRoot, '.forceignore'), 'utf8'))
  process.stdout.write(`${directory}: ${wordsOfSize(deployed)}\n`)
  return faultsOfSize(deployed).map((fault) => `${directory}: ${fault}`)
}

const malformed = faultsOfElements()
const rest = () => [
  ...faultsOfNames(packageSources('*.*'), englishLabels().keys()),
  ...faultsOfRules(packageSources('*-meta.xml')),
  ...faultsOfClasses(packageSources('*.cls')),
  ...faultsOfIcons(packageSources('*.{js,html}'), readIcons()),
  ...faultsOfLabels(),
  ...PACKAGES.flatMap(faultsOfPackageSize),
  ...PACKAGES.flatMap((directory) => faultsOfConversion(directory, projectRoot)),
]
report('Salesforce metadata', malformed.length > 0 ? malformed : rest())
