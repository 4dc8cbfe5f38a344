/** An answer of the companion: JSON with status 200 by default. */
export type Answer = { status?: number; json?: unknown; contentType?: string; body?: string }
type Given = Answer | 'offline'
/** The answers of the companion by `METHOD /path` below /api/v1. `offline` breaks the connection. */
export type Answers = Record<string, Given | ((url: URL) => Given | Promise<Given>)>
