/** What must, or must not, stand in a piece of metadata, beside what its declaration says. */
export type Requirement = {
  type: string
  /** Only where this element has one of these values; an empty list: where it stands at all. */
  when?: { element: string; values: readonly string[] }
  /** Only where none of these elements stands. */
  unless?: readonly string[]
  /** At least one of these elements must stand. */
  needs?: readonly string[]
  /** None of these may stand. */
  forbids?: readonly string[]
  problem: string
  source: string
}

const FIELD_SOURCE = 'Metadata API Developer Guide, CustomField; the words: public reports of refused deployments'
const OBJECT_SOURCE = 'Metadata API Developer Guide, CustomObject; UNSURE of the words'
const CREDENTIAL_SOURCE = 'Salesforce Help, xcloud.nc_create_edit_custom_auth_ext_cred; UNSURE of the words'

/** A formula decides the length of its text itself. */
const ofField = (type: string, element: string): Requirement => ({
  type: 'CustomField',
  when: { element: 'type', values: [type] },
  unless: ['formula'],
  needs: [element],
  problem: `Must specify '${element}' for a CustomField of type ${type}`,
  source: FIELD_SOURCE,
})

/** A custom setting and a platform event have rows of another kind. */
const ofObject = (element: string, problem: string): Requirement => ({
  type: 'CustomObject',
  unless: ['customSettingsType', 'eventType'],
  needs: [element],
  problem,
  source: OBJECT_SOURCE,
})

export const REQUIREMENTS: readonly Requirement[] = [
  ofField('Text', 'length'),
  ofField('LongTextArea', 'length'),
  ofField('LongTextArea', 'visibleLines'),
  ofField('Number', 'precision'),
  ofField('Number', 'scale'),
  ofField('Percent', 'precision'),
  ofField('Checkbox', 'defaultValue'),
  ofObject('nameField', 'Must specify a nameField of type Text or AutoNumber'),
  {
    type: 'CustomObject',
    when: { element: 'eventType', values: [] },
    forbids: ['nameField', 'sharingModel'],
    problem: 'A platform event has neither a name field nor a sharing model',
    source: 'Platform Events Developer Guide: retrieved events have none of them; UNSURE of the words',
  },
  ofObject('pluralLabel', 'Must specify a non-empty plural label for the CustomObject'),
  ofObject('sharingModel', 'Must specify a sharing model for a custom object'),
  ofObject('deploymentStatus', 'Must specify a deploymentStatus for a custom object'),
  {
    type: 'CustomObject',
    when: { element: 'customSettingsType', values: [] },
    forbids: ['nameField', 'sharingModel', 'deploymentStatus', 'pluralLabel'],
    problem: 'A custom setting cannot have what only a custom object has',
    source: `${OBJECT_SOURCE}; retrieved custom settings have none of them`,
  },
  {
    type: 'CustomTab',
    needs: ['customObject', 'page', 'flexiPage', 'lwcComponent', 'auraComponent', 'url', 'scontrol'],
    problem: 'A tab must show an object, a page, a component or an address',
    source: 'Metadata API Developer Guide, CustomTab: exactly one of them has a value; UNSURE of the words',
  },
  {
    type: 'CustomTab',
    needs: ['motif', 'icon'],
    problem: 'Required field is missing: motif',
    source: 'Metadata API Developer Guide, CustomTab: motif is required',
  },
  {
    type: 'ListView',
    needs: ['filterScope'],
    problem: 'Required field is missing: filterScope',
    source: 'Metadata API Developer Guide, ListView: filterScope is required',
  },
  {
    type: 'Report',
    when: { element: 'format', values: ['Summary'] },
    needs: ['groupingsDown'],
    problem: 'A summary report needs a grouping',
    source: 'Metadata API Developer Guide, Report: groupingsDown; UNSURE of the words',
  },
  {
    type: 'ExternalCredential',
    when: { element: 'authenticationProtocol', values: ['Custom'] },
    needs: ['externalCredentialParameters'],
    problem: 'An external credential needs a principal',
    source: CREDENTIAL_SOURCE,
  },
  {
    type: 'NamedCredential',
    when: { element: 'namedCredentialType', values: ['SecuredEndpoint'] },
    needs: ['namedCredentialParameters'],
    problem: 'A named credential needs a URL',
    source: CREDENTIAL_SOURCE,
  },
]

/** Types that a field of a custom setting may have. Source: Salesforce Help, platform.cs_add_fields. */
export const SETTING_FIELD_TYPES: readonly string[] = [
  'Checkbox', 'Currency', 'Date', 'DateTime', 'Email', 'Number', 'Percent', 'Phone', 'Text', 'TextArea', 'Url',
] // prettier-ignore
