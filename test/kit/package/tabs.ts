/** The tabs of the app, in order. */
export const TABS = [
  'Tollbridge',
  'Tollbridge_Usage',
  'Tollbridge_Spend',
  'Tollbridge_Environments',
  'Tollbridge_Notifications',
  'Tollbridge_Setup',
] as const

/** A tab of the app. */
export type Tab = (typeof TABS)[number]
