/**
 * The kinds of notices, each with the parameters of its labels: `notice.CODE.title`, `.text` and `.remedy`. Moments are ISO
 * 8601 texts. Features add their own kinds by declaring this interface again.
 * @public
 */
export interface NoticeKinds {}

export type NoticeCode = keyof NoticeKinds

export const SEVERITIES = ['info', 'warning', 'error'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a notice is about. People filter by it, and choose by it what they get by mail. */
export const TOPICS = ['connection', 'limit', 'allowance', 'reconciliation'] as const
export type Topic = (typeof TOPICS)[number]

/** What the button of a notice can say: the labels `notice.action.*`. */
export type ActionName =
  | 'changeLimit'
  | 'changeReserve'
  | 'checkPermissions'
  | 'openConnections'
  | 'openNotifications'
  | 'openReconciliation'
  | 'openUsage'
  | 'reauthorize'
  | 'reconnectSandbox'
  | 'testConnection'

/** The one button of a notice: where it leads among our pages, and what it says. */
export type NoticeAction = { path: `/${string}`; name: ActionName }

type KindOf<Params> = {
  topic: Topic
  severity(params: Params): Severity
  /** Where a person acts on the cause. */
  action(params: Params): NoticeAction
}

/** A kind of notice: what it is about, how bad its cause is, and where a person acts on it. */
type NoticeKind<Code extends NoticeCode> = KindOf<NoticeKinds[Code]>

/** Every kind of notice. A kind that a feature declares but does not describe does not compile. */
export type NoticeTable = { [Code in NoticeCode]: NoticeKind<Code> }

/** The kinds by code, as the database names them. */
export type KindsByCode = Readonly<Record<string, KindOf<Record<string, string | number>>>>

/** An action that no parameter changes. */
export const to = (path: NoticeAction['path'], name: ActionName) => (): NoticeAction => ({ path, name })

/** A severity that no parameter changes. */
export const always = (severity: Severity) => (): Severity => severity

/** Makes the notices of a feature: a code with its parameters, as severe as its kind says. */
export const noticesOf =
  <Kinds extends Partial<NoticeTable>>(kinds: Kinds) =>
  <Code extends NoticeCode & keyof Kinds>(code: Code, params: NoticeKinds[Code]) => ({
    code,
    params,
    severity: severityIn(kinds, code, params),
  })

function severityIn<Code extends NoticeCode>(kinds: Partial<NoticeTable>, code: Code, params: NoticeKinds[Code]) {
  const kind: Partial<NoticeTable>[Code] = kinds[code]
  if (!kind) throw new Error(`the notice ${code} is described by another feature`)
  return kind.severity(params)
}
