import { apexWordsIn, isCustomName } from './apex-words.ts'
import { COMPONENT_TYPES } from '../component-types.ts'
import { elementFault } from './elements.ts'
import type { Known } from './known.ts'
import { isNamed } from '../manifest.ts'
import type { Component } from '../package.ts'
import { referencesOf } from './references.ts'
import { isVersion } from '../../rest/versions.ts'
import { readXml, textsOf, xmlFault, type XmlTree } from '../xml.ts'

/** The first fault of a component, or undefined. */
export function componentFault(component: Component, known: Known): string | undefined {
  return (
    namedFault(component, known) ??
    missingFileFault(component) ??
    textFault(component) ??
    versionFault(component) ??
    classFault(component) ??
    customNameFault(component, known) ??
    referenceFault(component, known)
  )
}

function namedFault(component: Component, { members }: Known): string | undefined {
  return isNamed(component, members) ? undefined : `${component.fileName} is in the zip but not named in package.xml`
}

function missingFileFault({ type, fullName, fileName, files }: Component): string | undefined {
  const needed = REQUIRED_FILES[type]?.(fullName, fileName) ?? []
  const missing = needed.find((path) => !files.has(path))
  return missing && `Required file is missing: ${missing}`
}

const withMeta = (_: string, fileName: string) => [fileName, `${fileName}-meta.xml`]
const REQUIRED_FILES: Record<string, (fullName: string, fileName: string) => string[]> = {
  ApexClass: withMeta,
  ApexTrigger: withMeta,
  StaticResource: withMeta,
  LightningComponentBundle: (name) => [`lwc/${name}/${name}.js`, `lwc/${name}/${name}.js-meta.xml`],
}

function textFault({ type, files }: Component): string | undefined {
  const documents = [...files].filter(([path]) => !/\.(cls|trigger|js|ts|html|css|svg|resource)$/.test(path))
  for (const [, text] of documents) {
    const fault =
      xmlFault(text) ??
      contentFault(
        rootOf(
          type,
          documents.map(([path]) => path),
        ),
        readXml(text),
      )
    if (fault) return fault
  }
  return undefined
}

/** The root element of a component's files. That of a folder is another than that of what stands in it. */
function rootOf(type: string, paths: string[]): string {
  const { folderType } = COMPONENT_TYPES.find((one) => one.type === type) ?? {}
  const isFolder = paths.every((path) => path.split('/').length === 2 && path.endsWith('-meta.xml'))
  return folderType !== undefined && isFolder ? folderType : type
}

function contentFault(type: string, tree: XmlTree): string | undefined {
  return type in tree ? elementFault(type, tree[type]) : `Entity of type '${type}' is expected as the root element`
}

/** The fault of a version that this org does not support, or undefined. */
function versionFault({ files }: Component): string | undefined {
  const versions = [...files]
    .filter(([path]) => path.endsWith('-meta.xml'))
    .flatMap(([, text]) => textsOf(readXml(text), 'apiVersion'))
  const wrong = versions.find((version) => !isVersion(`v${version}`))
  return wrong && `Invalid version specified: ${wrong}`
}

function classFault({ type, fullName, fileName, files }: Component): string | undefined {
  if (type !== 'ApexClass') return undefined
  const declared = new RegExp(`\\b(class|interface|enum)\\s+${fullName}\\b`, 'i').test(files.get(fileName) ?? '')
  return declared ? undefined : `Class name must be '${fullName}', as its file`
}

/** Checks that a name is that of some object or field. Only a compiler could check more. */
function customNameFault(component: Component, { customNames }: Known): string | undefined {
  const missing = [...apexWordsIn(component)].find((word) => isCustomName(word) && !customNames.has(word))
  return missing && `Invalid type or variable does not exist: ${missing}`
}

function referenceFault(component: Component, { exists }: Known): string | undefined {
  const missing = referencesOf(component).find((reference) => !exists(reference))
  return missing && `In field: ${missing.field} - no ${missing.type} named ${missing.fullName} found`
}
