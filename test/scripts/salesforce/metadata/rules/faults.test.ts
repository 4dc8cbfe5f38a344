import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOfIcons, readIcons } from '../../../../../scripts/salesforce/metadata/icons.ts'
import { faultsOfClasses, faultsOfRules } from '../../../../../scripts/salesforce/metadata/platform.ts'
import { LENGTHS } from '../../../../../scripts/salesforce/metadata/rules/lengths.ts'
import { MOTIFS } from '../../../../../scripts/salesforce/metadata/rules/motifs.ts'
import { DEPENDENCIES, OBJECT_DEPENDENCIES } from '../../../../../scripts/salesforce/metadata/rules/permissions.ts'
import { REQUIREMENTS } from '../../../../../scripts/salesforce/metadata/rules/requirements.ts'
import { packageSources, projectRoot } from '../../../../../scripts/salesforce/sources.ts'

const FOLDERS: Record<string, string> = {
  CustomField: 'force-app/objects/Some__c/fields/Some__c.field-meta.xml',
  CustomLabel: 'force-app/labels/CustomLabels.labels-meta.xml',
  CustomLabelTranslation: 'force-app-translations/translations/fr.translation-meta.xml',
}
const ROOTS: Record<string, [root: string, part?: string]> = {
  CustomLabel: ['CustomLabels', 'labels'],
  CustomLabelTranslation: ['Translations', 'customLabels'],
}

/** A file of one component with this content. */
function source(type: string, content: string, name = 'Some') {
  const [root, part] = ROOTS[type] ?? [type]
  const inner = part ? `<${part}><fullName>Some</fullName>${content}</${part}>` : content
  return { path: FOLDERS[type] ?? `force-app/any/${name}.any-meta.xml`, text: `<${root}>${inner}</${root}>` }
}

/** What is found in one component, without where. */
const faultsOf = (type: string, content: string, name?: string) =>
  faultsOfRules([source(type, content, name)]).map((fault) => fault.split(': ').slice(2).join(': '))

const nested = (path: string, text: string): string =>
  path.split('.').reduceRight((inner, element) => `<${element}>${inner}</${element}>`, text)

describe('the lengths of metadata texts', () => {
  const inElements = LENGTHS.filter(({ element }) => element !== 'fullName')

  it.each(inElements)('PK-A1: $type.$element takes $maximum characters and no more', (limit) => {
    const problem = `Value too long for field: ${limit.field} maximum length is:${limit.maximum}`
    const of = (length: number) => faultsOf(limit.type, nested(limit.element, 'x'.repeat(length)))

    expect(of(limit.maximum + 1)).toContain(problem)
    expect(of(limit.maximum)).not.toContain(problem)
  })

  it('PK-A1: a name counts without the object before it and without __c', () => {
    const file = (name: string) => ({
      ...source('CustomField', '<type>Date</type>'),
      path: `force-app/objects/Some__c/fields/${name}__c.field-meta.xml`,
    })
    expect(faultsOfRules([file('x'.repeat(40))])).toEqual([])
    expect(faultsOfRules([file('x'.repeat(41))])).toHaveLength(1)
  })

  it('PK-A1: each limit says where it is known from', () => {
    expect(LENGTHS.filter(({ source: from }) => from === '')).toEqual([])
  })
})

describe('settings that depend on the kind of org', () => {
  const setting = (visibility: string) =>
    `<customSettingsType>Hierarchy</customSettingsType><label>Some</label><visibility>${visibility}</visibility>`

  it('PK-A2: a protected custom setting is refused, since production orgs refuse it', () => {
    expect(faultsOf('CustomObject', setting('Protected'))).toEqual([
      'A protected custom setting can only be created in a developer, scratch or sandbox organization',
    ])
    expect(faultsOf('CustomObject', setting('Public'))).toEqual([])
  })
})

const granting = (...permissions: string[]) =>
  permissions.map((name) => `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`).join('')

const onObject = (object: string, ...rights: string[]) =>
  `<objectPermissions>${rights.map((right) => `<${right}>true</${right}>`).join('')}<object>${object}</object></objectPermissions>`

describe('permissions that depend on others', () => {
  it.each(DEPENDENCIES)('PK-A3: $permission needs $needs beside it', ({ permission, needs }) => {
    const problem = `Permission ${permission} depends on permission(s): ${needs}`

    expect(faultsOf('PermissionSet', granting(permission))).toContain(problem)
    expect(faultsOf('PermissionSet', granting(permission, needs))).not.toContain(problem)
  })

  it.each(OBJECT_DEPENDENCIES)('PK-A3: $right on an object needs $needs', ({ right, needs }) => {
    expect(faultsOf('PermissionSet', onObject('Some__c', right))).toHaveLength(needs.length)
    expect(faultsOf('PermissionSet', onObject('Some__c', right, ...needs))).toEqual([])
  })

  it('PK-A3: contacts are read together with accounts', () => {
    const contacts = onObject('Contact', 'allowRead')

    expect(faultsOf('PermissionSet', contacts)).toEqual([
      'Permission Read Contact depends on permission(s): Read Account',
    ])
    expect(faultsOf('PermissionSet', contacts + onObject('Account', 'allowRead'))).toEqual([])
  })

  it('PK-A3: a required field is granted to all, and to no permission set', () => {
    const field = source('CustomField', '<required>true</required><type>Date</type>')
    const grant = source('PermissionSet', '<fieldPermissions><field>Some__c.Some__c</field></fieldPermissions>')

    expect(faultsOfRules([field, grant])).toEqual([
      'force-app/any/Some.any-meta.xml: Some: You cannot deploy to a required field: Some__c.Some__c',
    ])
  })
})

describe('what an org may lack', () => {
  const PERMISSION_SET =
    granting('ViewEventLogFiles') + onObject('Lead', 'allowRead') + onObject('Account', 'allowRead')

  it('PK-A12: a file that every org must take names no licensed permission or object', () => {
    expect(faultsOf('PermissionSet', PERMISSION_SET)).toEqual([
      'Unknown user permission: ViewEventLogFiles',
      'In field: object - no CustomObject named Lead found',
    ])
  })

  it('PK-A12: a file of the rights that come with a licence may name them', () => {
    const file = {
      ...source('PermissionSet', PERMISSION_SET),
      path: 'force-app-integration/Some.permissionset-meta.xml',
    }

    expect(faultsOfRules([file])).toEqual([])
  })

  it('PK-A12: no class names them where a compiler would look', () => {
    const found = (text: string, name = 'Some') =>
      faultsOfClasses([{ path: `force-app/classes/${name}.cls`, text }]).map((fault) =>
        fault.split(': ').slice(1).join(': '),
      )

    expect(found('SObjectType one = Lead.SObjectType;')).toEqual(['Invalid type: Lead'])
    expect(found('[SELECT PermissionsViewEventLogFiles FROM PermissionSet]')).toEqual([
      "No such column 'PermissionsViewEventLogFiles' on entity 'PermissionSet'",
    ])
    expect(found("String name = 'Lead'; // Campaign and Case")).toEqual([])
    expect(found('class Test {}', 'Test')).toEqual(['A class named Test hides that of the platform in the whole org'])
  })
})

describe('pictures', () => {
  it('PK-A15: a tab has a motif that exists', () => {
    const tab = (motif: string) => faultsOf('CustomTab', `<label>Some</label><motif>${motif}</motif><url>x</url>`)

    expect(tab('Custom78: Bar Chart')).toEqual(['Invalid motif: Custom78: Bar Chart'])
    expect(tab('Custom53: Bell')).toEqual([])
  })

  it('PK-A15: the motifs are those of the CLI of Salesforce', () => {
    const file = 'node_modules/@salesforce/plugin-sobject/lib/commands/schema/generate/tab.js'
    const text = readFileSync(join(projectRoot, file), 'utf8')
    const named = [...text.matchAll(/'(Custom\d+: [^']+)'/g)].map(([, name = '']) => name.trim())

    expect(MOTIFS.toSorted()).toEqual(named.toSorted())
  })

  it('PK-A15: each icon that a component names exists, and one that does not is found', () => {
    const icons = readIcons()

    expect(
      faultsOfIcons([{ path: 'a.js', text: "icon: 'utility:redirect', other: 'utility:forward'" }], icons),
    ).toEqual(['a.js: no icon utility:redirect'])
    expect(faultsOfIcons(packageSources('*.{js,html}'), icons)).toEqual([])
  })
})

describe('required and forbidden elements', () => {
  it.each(REQUIREMENTS)('$type: $problem', ({ type, when, needs, forbids, problem }) => {
    const condition = when ? `<${when.element}>${when.values[0] ?? 'Hierarchy'}</${when.element}>` : ''
    const [element = ''] = needs ?? forbids ?? []
    const [without, having] = [faultsOf(type, condition), faultsOf(type, `${condition}<${element}>1</${element}>`)]

    expect(needs ? without : having).toContain(problem)
    expect(needs ? having : without).not.toContain(problem)
  })

  it('a custom setting has no field of a type that settings cannot have', () => {
    const setting = {
      path: 'force-app/objects/Some__c/Some__c.object-meta.xml',
      text: source('CustomObject', '<customSettingsType>Hierarchy</customSettingsType>').text,
    }
    const field = (type: string) => source('CustomField', `<type>${type}</type><length>1</length>`)

    expect(faultsOfRules([setting, field('Picklist')])[0]).toContain(
      'A field of type Picklist cannot stand in a custom setting',
    )
    expect(faultsOfRules([setting, field('Text')])).toEqual([])
  })

  it.each(['1st', 'Two__Parts', 'Ends_', 'With-dash'])('the name %s is no developer name', (name) => {
    expect(faultsOf('CustomPermission', '<label>Some</label>', name)[0]).toContain('can only contain underscores')
    expect(faultsOf('CustomPermission', '<label>Some</label>', 'Some')).toEqual([])
  })
})

describe('the package', () => {
  it('PK-A1, PK-A2, PK-A3, PK-A12, PK-A15: breaks none of the rules', () => {
    expect(faultsOfRules(packageSources('*-meta.xml'))).toEqual([])
    expect(faultsOfClasses(packageSources('*.cls'))).toEqual([])
  })
})
