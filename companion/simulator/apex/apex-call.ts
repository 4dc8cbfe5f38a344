/** A call of an Apex method: its parameters, and the time zone of the user who calls. */
export type ApexCall = { parameters: unknown; timeZone: string }
