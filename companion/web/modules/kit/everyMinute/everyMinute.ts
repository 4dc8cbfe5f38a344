import { whileSeen } from 'kit/whileSeen'

const MINUTE = 60_000

/**
 * Looks again every minute while the page can be seen.
 * @param {() => void} look
 * @returns {() => void} stops looking
 */
export const everyMinute = (look) => whileSeen(look, MINUTE)
