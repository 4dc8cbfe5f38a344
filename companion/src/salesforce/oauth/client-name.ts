/** The name under which Salesforce logs our calls. */
export const CLIENT_NAME = 'Tollbridge'
