import type { Member } from '../manifest.ts'
import type { Component } from '../package.ts'
import { readXml, textsOf, treesOf } from '../xml.ts'

export type Reference = Member & { field: string }

/** Elements whose text names another component, by metadata type. */
const ELEMENTS: Record<string, [element: string, target: string][]> = {
  CustomApplication: [['tabs', 'CustomTab'], ['utilityBar', 'FlexiPage']],
  CustomTab: [['flexiPage', 'FlexiPage'], ['lwcComponent', 'LightningComponentBundle']],
  ReportType: [['baseObject', 'CustomObject']],
  Report: [['reportType', 'ReportType']],
  Dashboard: [['report', 'Report']],
  FlexiPage: [['componentName', 'LightningComponentBundle']],
  NamedCredential: [['externalCredential', 'ExternalCredential']],
  ExtlClntAppOauthSettings: [['externalClientApplication', 'ExternalClientApplication']],
  ExtlClntAppGlobalOauthSettings: [['externalClientApplication', 'ExternalClientApplication']],
  ExtlClntAppConfigurablePolicies: [['externalClientApplication', 'ExternalClientApplication']],
  ExtlClntAppOauthConfigurablePolicies: [
    ['externalClientApplication', 'ExternalClientApplication'],
    ['commaSeparatedPermissionSet', 'PermissionSet'],
  ],
  Translations: [['customLabels.name', 'CustomLabel'], ['customTabs.name', 'CustomTab']],
  PermissionSet: [
    ['fieldPermissions.field', 'CustomField'],
    ['objectPermissions.object', 'CustomObject'],
    ['customSettingAccesses.name', 'CustomObject'],
    ['customPermissions.name', 'CustomPermission'],
    ['apexClass', 'ApexClass'],
    ['application', 'CustomApplication'],
    ['tab', 'CustomTab'],
    ['externalCredentialPrincipal', 'ExternalCredential'],
  ],
} // prettier-ignore

/** Texts in code that name another component. */
const PATTERNS: Record<string, [pattern: RegExp, target: string][]> = {
  ApexClass: [[/\bSystem\.Label\.(\w+)/g, 'CustomLabel'], [/['"]callout:(\w+)/g, 'NamedCredential']],
  LightningComponentBundle: [
    [/@salesforce\/apex\/(\w+)\./g, 'ApexClass'],
    [/@salesforce\/label\/c\.(\w+)/g, 'CustomLabel'],
    [/@salesforce\/customPermission\/(\w+)/g, 'CustomPermission'],
    [/from ['"]c\/(\w+)['"]/g, 'LightningComponentBundle'],
    [/<c-([a-z0-9-]+)/g, 'LightningComponentBundle'],
  ],
} // prettier-ignore

/** The other components of the org that a component needs. */
export function referencesOf({ type, files }: Component): Reference[] {
  const texts = [...files.values()]
  const inElements = (ELEMENTS[type] ?? []).flatMap(([field, target]) =>
    texts
      .flatMap((text) => textsAt(readXml(text), field))
      .map((name) => ({ type: target, fullName: ownName(name, target), field })),
  )
  const inCode = (PATTERNS[type] ?? []).flatMap(([pattern, target]) =>
    texts
      .flatMap((text) => [...text.matchAll(pattern)])
      .map(([field, name = '']) => ({ type: target, fullName: camel(name), field })),
  )
  return [...inElements, ...inCode].filter(({ fullName }) => fullName !== '')
}

/** The texts of the elements at the end of a path such as `customTabs.name`. */
function textsAt(tree: unknown, path: string): string[] {
  const [first = '', last] = path.split('.')
  return last === undefined ? textsOf(tree, first) : treesOf(tree, first).flatMap((one) => textsOf(one, last))
}

/** The bare name of a reference. Empty for a component of the platform itself. */
function ownName(name: string, target: string): string {
  if (target === 'ExternalCredential') return name.split('-', 1)[0] ?? name
  if (target === 'ReportType') return name.replace(/__c$/, '')
  if (target === 'CustomTab' && name.startsWith('standard-')) return ''
  if (target !== 'LightningComponentBundle') return name
  return /^(?:c:)?(\w+)$/.exec(name)?.[1] ?? ''
}

const camel = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
