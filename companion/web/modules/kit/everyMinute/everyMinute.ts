import { whileSeen } from 'kit/whileSeen'

const MINUTE = 60_000

/** Looks again every minute while the page can be seen. Call what it returns to stop. */
export const everyMinute = (look: () => void): (() => void) => whileSeen(look, MINUTE)
