/** An answer of the companion: JSON with status 200, unless it says otherwise. */
export type Answer = { status?: number; json?: unknown; contentType?: string; body?: string }
type Given = Answer | 'offline'
/** What the companion answers, by `METHOD /path` below /api/v1; `offline` breaks the connection. */
export type Answers = Record<string, Given | ((url: URL) => Given | Promise<Given>)>
