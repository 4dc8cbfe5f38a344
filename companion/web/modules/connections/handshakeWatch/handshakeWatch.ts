import { call } from 'kit/client'

const CHANNEL = 'tollbridge-handshake'
const EVERY = 2000
const UNDER_WAY = ['waiting', 'exchanging']

/** A handshake that the server no longer has is over; any other fault says nothing about it. */
const goneOrUnknown = ({ status }) => (status === 404 ? { state: 'expired' } : undefined)

/** @typedef {{ state: 'waiting'|'exchanging'|'connected'|'refused'|'interrupted'|'expired', problem?: object }} Handshake */

/**
 * Calls back when a handshake of any page of this browser ends.
 * @param {(message: { handshakeId: string, state: string }) => void} listener
 * @returns {() => void} stops listening
 */
export function whenHandshakesTell(listener) {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => listener(data ?? {})
  return () => channel.close()
}

/**
 * Follows a handshake to its end: looks every two seconds, and at once when the pop-up tells of it.
 * @param {string} handshakeId
 * @param {(handshake: Handshake) => void} onLook told what each look shows
 * @returns {() => void} stops looking
 */
export function followHandshake(handshakeId, onLook) {
  const channel = new BroadcastChannel(CHANNEL)
  let timer
  let latest = 0
  const stop = () => {
    latest = -1
    clearTimeout(timer)
    channel.close()
  }
  const look = async () => {
    clearTimeout(timer)
    const turn = (latest += 1)
    const handshake = await call('GET', `/handshakes/${handshakeId}`).catch(goneOrUnknown)
    if (turn !== latest) return
    if (handshake) onLook(handshake)
    if (handshake && !UNDER_WAY.includes(handshake.state)) stop()
    else timer = setTimeout(look, EVERY)
  }
  channel.onmessage = ({ data }) => data?.handshakeId === handshakeId && look()
  timer = setTimeout(look, EVERY)
  return stop
}
