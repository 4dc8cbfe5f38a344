/** What users found wrong in the pages, each as the promise that a test keeps. */
export const PAGES: Record<string, string> = {
  'UX-A1': 'What could not be checked never counts as done, and production is connected on purpose.',
  'UX-A2': 'Every page shows the same number that can still be spent, what limits it, and the worse of two colours.',
  'UX-A3': 'A notice has one button, which leads to the same place on the page, in the mail and in Lightning.',
  'UX-A4': 'A remedy follows the cause, and changes the state when it is applied.',
  'UX-A5':
    'A connection shows whether it works. An old success is not known to be good. A notice whose cause is gone is resolved.',
  'UX-A7': 'An invitation is checked, shown while it is open, sent again and withdrawn.',
  'UX-A8': 'An address that does not exist shows a page of the app.',
  'UX-A9': 'The focus stays in the page after an action succeeds.',
  'UX-B1': 'Each page shows its place below My Account and Settings.',
  'UX-B2': 'The left column scrolls by itself, and the top bar stays. The bell opens a panel.',
  'UX-B3': 'The callback URL and the sign-in advice come before they are needed.',
  'UX-B4':
    'Blocking differences come first in the report, many are accepted at once, and an accepted one no longer blocks.',
  'UX-B5': 'The report says what each org has in the words of Setup, in the language of the reader.',
  'UX-B7': 'The saved message covers no field, and Enter in a field saves.',
  'UX-B8': 'A card has one number for what is left. What is reserved is shown apart.',
  'UX-B11': 'Setup asks a paired org for no code, and keeps what belongs together in one step.',
  'UX-B13': 'The key of a connection opens its dialogue.',
  'UX-B14': 'Only the kinds of work that exist are listed, with what each used.',
  'UX-B15': 'Admins read the audit trail in the pages.',
  'UX-B16': 'Deleting production says what follows from it.',
  'UX-B18': 'A refused My Domain host is marked at its field.',
  'UX-F1': 'Notices are filtered, searched and read page by page.',
  'UX-F2': 'People choose which notices they get by mail, and admins test it.',
  'UX-D1': 'Hours, lists and zones are written alike everywhere, in the format of each language.',
}
