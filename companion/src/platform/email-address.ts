const LOCAL = String.raw`[^\s@<>"\(\),:;\\\[\].]+(?:\.[^\s@<>"\(\),:;\\\[\].]+)*`
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\-]{0,61}[\p{L}\p{M}\p{N}])?`
const TOP_LEVEL = String.raw`(?:\p{L}[\p{L}\p{M}]{1,62}|[xX][nN]--[A-Za-z0-9\-]{1,59})`
/** The rule as a pattern, which the pages have too. */
export const MAILABLE = new RegExp(`^(?=.{3,254}$)(?=[^@]{1,64}@)${LOCAL}@(?:${LABEL}\\.)+${TOP_LEVEL}$`, 'u')

/** Whether mail can go to an address: its domain has a top-level domain. Letters of any script are accepted. */
export const isMailable = (address: string): boolean => MAILABLE.test(address.trim())
