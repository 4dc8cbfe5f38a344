import { call } from 'kit/client'

/**
 * What a card knows: what was read last and when, and why the last try failed if it did.
 * @typedef {{ data?: object, readAt?: number, problem?: import('kit/client').Problem }} Reading
 */

/**
 * Reads a path again; what was read before stays on show when that fails.
 * @param {string} path
 * @param {Reading} before
 * @returns {Promise<Reading>}
 */
export async function readAgain(path, { data, readAt }) {
  try {
    return { data: await call('GET', path), readAt: Date.now() }
  } catch (problem) {
    return { data, readAt, problem }
  }
}

/** Whether a reading failed because nobody answered, which the page says once for all. @param {Reading} reading */
export const isOffline = ({ problem }) => problem?.code === 'offline'
