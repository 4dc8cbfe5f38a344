import { describe, expect, it } from 'vitest'
import { faultsOfNames } from '../../../../scripts/salesforce/metadata/names.ts'
import { labelsOf } from '../../../../scripts/salesforce/metadata/labels.ts'
import { packageSources } from '../../../../scripts/salesforce/sources.ts'

const APP = 'force-app/main'
const MARKED = '/** Shows the usage.\n *\n * @group Tollbridge\n */\n'
const bundle = (description: string) =>
  `<LightningComponentBundle><description>${description}</description></LightningComponentBundle>`

const faultsOf = (path: string, text = '') => faultsOfNames([{ path: `${APP}/${path}`, text }], [])

describe('the names of the package', () => {
  it('bear our prefix, and our mark where another org may have the name', () => {
    const labels = packageSources('*.labels-meta.xml').flatMap((source) => [...labelsOf(source).keys()])

    expect(labels.length).toBeGreaterThan(100)
    expect(faultsOfNames(packageSources('*.*'), labels)).toEqual([])
  })

  it.each([
    ['usage/classes/Setup.cls', MARKED],
    ['usage/classes/tests/TollbridgelessTest.cls', MARKED],
    ['usage/triggers/OnAccount.trigger', MARKED],
    ['usage/lwc/overview/overview.js-meta.xml', bundle('Part of Tollbridge.')],
    ['default/objects/Usage__c/Usage__c.object-meta.xml'],
    ['default/objects/Account/fields/Usage__c.field-meta.xml'],
    ['default/tabs/Usage.tab-meta.xml'],
    ['default/permissionsets/Viewer.permissionset-meta.xml'],
    ['default/customPermissions/TollbridgeView.customPermission-meta.xml'],
    ['default/applications/Usage.app-meta.xml'],
    ['default/flexipages/Usage.flexipage-meta.xml'],
    ['default/notificationtypes/Usage_Alert.notiftype-meta.xml'],
    ['default/namedCredentials/Companion.namedCredential-meta.xml'],
    ['default/externalCredentials/Companion.externalCredential-meta.xml'],
    ['default/externalClientApps/Companion.eca-meta.xml'],
  ])('are refused without the prefix: %s', (path, text = '') => {
    expect(faultsOf(path, text)).toEqual([expect.stringMatching(`^${APP}/${path} does not begin with [Tt]ollbridge`)])
  })

  it.each([
    ['usage/classes/TollbridgeSetup.cls', MARKED],
    ['usage/lwc/tollbridgeOverview/tollbridgeOverview.js-meta.xml', bundle('The usage. Part of Tollbridge.')],
    ['default/objects/Tollbridge_Usage__c/fields/Used__c.field-meta.xml'],
    ['default/tabs/Tollbridge.tab-meta.xml'],
    ['default/labels/CustomLabels.labels-meta.xml'],
    ['default/translations/sv.translation-meta.xml'],
  ])('are accepted with it: %s', (path, text = '') => {
    expect(faultsOf(path, text)).toEqual([])
  })

  it('are refused without the prefix: a label', () => {
    expect(faultsOfNames([], ['Tollbridge_Refresh', 'Refresh'])).toEqual([
      'label Refresh does not begin with Tollbridge_',
    ])
  })

  it('are refused without the mark: a class whose comment is another, and a component', () => {
    expect(
      faultsOf('org/classes/TollbridgeSetup.cls', '/** Setup. */ class TollbridgeSetup { /** @group Tollbridge */ }'),
    ).toEqual([`${APP}/org/classes/TollbridgeSetup.cls does not begin with a doc comment that has @group Tollbridge`])
    expect(faultsOf('org/lwc/tollbridgeA/tollbridgeA.js-meta.xml', bundle('Ours.'))).toEqual([
      `${APP}/org/lwc/tollbridgeA/tollbridgeA.js-meta.xml has no description that ends with "Part of Tollbridge."`,
    ])
  })

  it('are refused when Salesforce would refuse their length', () => {
    const name = `Tollbridge${'X'.repeat(31)}`
    expect(faultsOf(`org/classes/${name}.cls`, MARKED)).toEqual([
      `${APP}/org/classes/${name}.cls has a name of more than 40 characters`,
    ])
  })
})
