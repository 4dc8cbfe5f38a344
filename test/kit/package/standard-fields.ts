/** The fields of standard objects that classes of the package read, from the Object Reference. */
export const STANDARD_FIELDS: Record<string, Record<string, string>> = {
  apextrigger: {
    apiversion: 'Number',
    bodycrc: 'Number',
    name: 'Text',
    namespaceprefix: 'Text',
    status: 'Text',
    tableenumorid: 'Text',
    ...Object.fromEntries(
      [
        'beforeinsert',
        'beforeupdate',
        'beforedelete',
        'afterinsert',
        'afterupdate',
        'afterdelete',
        'afterundelete',
      ].map((event) => [`usage${event}`, 'Checkbox']),
    ),
  },
  flowdefinitionview: {
    apiname: 'Text',
    isactive: 'Checkbox',
    namespaceprefix: 'Text',
    recordtriggertype: 'Text',
    triggerobjectoreventid: 'Text',
    triggertype: 'Text',
  },
  organization: {
    id: 'Text',
    issandbox: 'Checkbox',
    name: 'Text',
    organizationtype: 'Text',
    trialexpirationdate: 'DateTime',
  },
}
