/** The ids of a file of labels. */
type Ids<File> = keyof File & string

/** The id of a label that exists. The English files list them. */
export type LabelId =
  | Ids<typeof import('../../../../labels/en/accounts.json')>
  | Ids<typeof import('../../../../labels/en/connections.json')>
  | Ids<typeof import('../../../../labels/en/credits.json')>
  | Ids<typeof import('../../../../labels/en/go-live.json')>
  | Ids<typeof import('../../../../labels/en/notices.json')>
  | Ids<typeof import('../../../../labels/en/parity.json')>
  | Ids<typeof import('../../../../labels/en/platform.json')>
  | Ids<typeof import('../../../../labels/en/web-audit.json')>
  | Ids<typeof import('../../../../labels/en/web-credits.json')>
  | Ids<typeof import('../../../../labels/en/web-health.json')>
  | Ids<typeof import('../../../../labels/en/web-orgs.json')>
  | Ids<typeof import('../../../../labels/en/web-spend.json')>
  | Ids<typeof import('../../../../labels/en/web-notifications.json')>
  | Ids<typeof import('../../../../labels/en/web-people.json')>
  | Ids<typeof import('../../../../labels/en/web-switch.json')>
  | Ids<typeof import('../../../../labels/en/web.json')>

/** The rest of each id below a prefix. */
export type IdBelow<Prefix extends string> = LabelId extends infer Id
  ? Id extends `${Prefix}.${infer Rest}`
    ? Rest
    : never
  : never
