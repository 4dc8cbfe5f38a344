import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { NEEDED_FIELDS, OBJECT_RIGHTS, SYSTEM_RIGHTS } from '../../companion/src/go-live/rights/table.ts'
import { DEPENDENCIES } from '../../scripts/salesforce/metadata/rules/permissions.ts'
import { packageSources, projectRoot } from '../../scripts/salesforce/sources.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

const nameIn = (path: string) => basename(path).split('.')[0] ?? ''

/** Every text of an XML element, at any depth. */
const textsOf = (xml: string, element: string) =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => text.trim())

const everything = packageSources('*.*')

describe('P1: a user of the package sees no more than their rights allow', () => {
  const classes = packageSources('*.cls').filter(({ path }) => !path.includes('/tests/'))

  it('P1: every class declares with sharing or inherited sharing', () => {
    const without = classes.filter(
      ({ text }) => !/\b(with|inherited) sharing (abstract )?class\b|\bpublic interface\b/.test(text),
    )

    expect(without.map(({ path }) => path)).toEqual([])
  })

  it('P1: every query and every write declares its access mode', () => {
    const queries = classes.flatMap(({ path, text }) =>
      [...text.matchAll(/\[\s*SELECT\b[^\]]*\]/g)]
        .filter(([query]) => !/WITH (USER|SYSTEM)_MODE/.test(query))
        .map(() => path),
    )
    const writes = classes.flatMap(({ path, text }) =>
      [...text.matchAll(/^\s*(insert|update|upsert|delete|undelete)\s+(?!as (user|system)\b)/gm)].map(() => path),
    )

    expect([...queries, ...writes]).toEqual([])
  })
})

describe('P2: the package holds no secret and calls out by credentials alone', () => {
  it('P2: no text in it looks like a key, a token or a password', () => {
    const secret =
      /consumerSecret|consumerKey|<password>|-----BEGIN|00D[A-Za-z0-9]{12,15}!|\beyJ[A-Za-z0-9_-]{10}|AuthParameter<|\btbk_/
    const found = everything.filter(({ text }) => secret.test(text))

    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('P2: every callout goes through the named credential, and none adds its own authorization', () => {
    const classes = packageSources('*.cls').filter(({ path }) => !path.includes('/tests/'))
    const endpoints = classes.filter(({ text }) => /https?:\/\//.test(text) || /setHeader\('authorization'/i.test(text))

    expect(endpoints.map(({ path }) => path)).toEqual([])
    expect(classes.filter(({ text }) => text.includes("'callout:")).map(({ path }) => path)).toEqual([
      'force-app/main/companion/classes/TollbridgeCompanionCallout.cls',
    ])
  })

  it('P2: the credentials name the header of the key, and hold no key', () => {
    const external = new Map(
      packageSources('*.externalCredential-meta.xml').map(({ path, text }) => [nameIn(path), text]),
    )
    const named = packageSources('*.namedCredential-meta.xml')
    const typesOf = (name: string) => textsOf(external.get(name) ?? '', 'parameterType')

    expect(typesOf('Tollbridge_Companion')).toEqual(['NamedPrincipal', 'NamedPrincipal', 'AuthHeader'])
    expect(typesOf('Tollbridge_Companion_Open')).toEqual(['NamedPrincipal'])
    expect(named.map(({ text }) => textsOf(text, 'parameterValue'))).toEqual([
      ['https://companion.tollbridge.invalid'],
      ['https://companion.tollbridge.invalid'],
    ])
    expect(named.map(({ text }) => textsOf(text, 'generateAuthorizationHeader'))).toEqual([['false'], ['false']])
  })
})

describe('PK-A17: a viewer reads with a key that can do nothing else', () => {
  const setOf = (name: string) => read(`force-app/main/default/permissionsets/${name}.permissionset-meta.xml`)
  const principalsOf = (name: string) => textsOf(setOf(name), 'externalCredentialPrincipal')

  it('PK-A17: each permission set has a principal of its own, and both the open one', () => {
    expect(principalsOf('Tollbridge_Admin')).toEqual(['Tollbridge_Companion-Org', 'Tollbridge_Companion_Open-Open'])
    expect(principalsOf('Tollbridge_Viewer')).toEqual(['Tollbridge_Companion-Reader', 'Tollbridge_Companion_Open-Open'])
  })

  it('PK-A17: the principal of an admin comes first, for a user who holds both permission sets', () => {
    const [credential] = packageSources('Tollbridge_Companion.externalCredential-meta.xml')
    const names = textsOf(credential?.text ?? '', 'parameterName')
    expect(names.slice(0, 2)).toEqual(['Org', 'Reader'])
    expect(textsOf(credential?.text ?? '', 'sequenceNumber').slice(0, 2)).toEqual(['1', '2'])
  })

  it('PK-A17: nobody edits or deletes snapshots, which are the evidence of what was used', () => {
    for (const name of ['Tollbridge_Admin', 'Tollbridge_Viewer']) {
      const blocks = setOf(name).split('<objectPermissions>')
      const ofSnapshots = blocks.find((block) => block.includes('<object>Tollbridge_Snapshot__c</object>')) ?? ''
      for (const right of ['allowCreate', 'allowEdit', 'allowDelete', 'modifyAllRecords'])
        expect(ofSnapshots, `${name} ${right}`).toContain(`<${right}>false</${right}>`)
      expect(ofSnapshots).toContain('<viewAllRecords>true</viewAllRecords>')
      expect(new Set(textsOf(setOf(name), 'editable'))).toEqual(new Set(['false']))
    }
  })

  it('PK-A10: no permission set gives the right to write every credential of the org', () => {
    const rights = textsOf(setOf('Tollbridge_Admin'), 'name')
    expect(rights).not.toContain('ManageNamedCredentials')
    expect(rights).not.toContain('CustomizeApplication')
  })
})

describe('P3: components load no code from other hosts', () => {
  it('P3: no script or style of another host, no raw HTML, no session id', () => {
    const forbidden =
      /lwc:dom="manual"|innerHTML|insertAdjacentHTML|loadScript|loadStyle|platformResourceLoader|<script|<link|@import|sessionId|UserInfo\.getSessionId|\beval\(/i
    const found = packageSources('*.{js,html,css,cls}').filter(({ text }) => forbidden.test(text))

    expect(found.map(({ path }) => path)).toEqual([])
  })
})

describe('P5: the external client app', () => {
  const parser = new XMLParser({ parseTagValue: false })
  const template: unknown = parser.parse(read('config/client-app.template.xml'))

  it('P5: demands PKCE, rotates refresh tokens, keeps its secret, and lets in no other flow', () => {
    expect(template).toMatchObject({
      ExtlClntAppGlobalOauthSettings: {
        isPkceRequired: 'true',
        isRefreshTokenRotationEnabled: 'true',
        isSecretRequiredForRefreshToken: 'true',
        isConsumerSecretOptional: 'false',
        isClientCredentialsFlowEnabled: 'false',
        isDeviceFlowEnabled: 'false',
        isCodeCredFlowEnabled: 'false',
        isTokenExchangeEnabled: 'false',
        consumerKey: 'CONSUMER_KEY',
        consumerSecret: 'CONSUMER_SECRET',
      },
    })
  })

  it('P5: its keys are neither in a package nor under version control', () => {
    expect(everything.filter(({ path }) => path.includes('ecaGlblOauth'))).toEqual([])
    expect(read('.forceignore')).toContain('**/*.ecaGlblOauth*')
    expect(read('.gitignore')).toContain('*.ecaGlblOauth*')
  })

  it('P5: asks for two scopes, lets in only approved users, and lets an idle token lapse', () => {
    const [settings] = packageSources('*.ecaOauth-meta.xml')
    const [policies] = packageSources('*.ecaOauthPlcy-meta.xml')

    expect(textsOf(settings?.text ?? '', 'commaSeparatedOauthScopes')).toEqual(['Api, RefreshToken'])
    expect(textsOf(policies?.text ?? '', 'permittedUsersPolicyType')).toEqual(['AdminApprovedPreAuthorized'])
    expect(textsOf(policies?.text ?? '', 'commaSeparatedPermissionSet')).toEqual(['Tollbridge_Integration_User'])
    expect(textsOf(policies?.text ?? '', 'refreshTokenPolicyType')).toEqual(['SpecificInactivity'])
  })
})

describe('the permission sets of the integration user', () => {
  const xml = packageSources('Tollbridge_Integration_*.permissionset-meta.xml')
    .map(({ text }) => text)
    .join('')

  it('grants read access to the fields that the companion reads', () => {
    const needed = NEEDED_FIELDS.filter(({ ofPackage }) => !ofPackage).map(({ object, field }) => `${object}.${field}`)

    expect(textsOf(xml, 'field').sort()).toEqual(needed.sort())
    expect(new Set(textsOf(xml, 'editable'))).toEqual(new Set(['false']))
  })

  it('grants the rights on each object that the companion checks, and never delete', () => {
    const rightsOf = (name: string) => [textsOf(xml, 'object'), textsOf(xml, name)] as const
    const granted = (name: string) =>
      [...new Set(rightsOf(name)[0].filter((_, place) => rightsOf(name)[1][place] === 'true'))].sort()
    const needed = (right: 'read' | 'create' | 'edit') =>
      Object.entries(OBJECT_RIGHTS)
        .flatMap(([object, rights]) => (rights.includes(right) ? [object] : []))
        .sort()

    expect(granted('allowRead')).toEqual(needed('read'))
    expect(granted('allowCreate')).toEqual(needed('create'))
    expect(granted('allowEdit')).toEqual(needed('edit'))
    expect(granted('allowDelete')).toEqual([])
    expect(granted('modifyAllRecords')).toEqual([])
  })

  it('grants the system permissions that the companion checks', () => {
    const rights = [...xml.matchAll(/<userPermissions>.*?<name>(\w+)<\/name>/gs)].map(
      ([, name = '']) => `Permissions${name}`,
    )

    const needed = [
      ...Object.values(SYSTEM_RIGHTS),
      ...DEPENDENCIES.filter(({ permission }) => permission === 'ViewSetup').map(({ needs }) => `Permissions${needs}`),
    ]
    expect(rights.sort()).toEqual(needed.sort())
  })
})
