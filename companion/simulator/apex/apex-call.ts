/** A call of an Apex method: its parameters, and the time zone and the language of the user who calls. */
export type ApexCall = { parameters: unknown; timeZone: string; language: string }

/** An exception whose message reaches the page, as an AuraHandledException does. */
export class ApexRefusal extends Error {}
