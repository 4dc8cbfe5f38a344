import { call, problemOf, type Answer } from 'kit/client'

const CHANNEL = 'tollbridge-handshake'
const EVERY = 2000
const UNDER_WAY = ['waiting', 'exchanging']

/** What a look at a handshake shows. */
export type Seen = Answer<'GET /handshakes/:handshakeId'>

/** What a page of this browser tells of a handshake that has ended. */
type Message = { handshakeId?: string; state?: string }

/** A handshake that the server no longer has is over; any other fault says nothing about it. */
const goneOrUnknown = (thrown: unknown): Seen | undefined =>
  problemOf(thrown).status === 404 ? { state: 'expired' } : undefined

function listenTo(channel: BroadcastChannel, listener: (message: Message) => void): void {
  channel.onmessage = ({ data }: MessageEvent<Message | null>) => {
    listener(data ?? {})
  }
}

/** Calls back when a handshake of any page of this browser ends. Call what it returns to stop. */
export function whenHandshakesTell(listener: (message: Message) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  listenTo(channel, listener)
  return () => {
    channel.close()
  }
}

/**
 * Follows a handshake to its end: looks every two seconds, and at once when the pop-up tells of it. Call what it returns
 * to stop.
 */
export function followHandshake(handshakeId: string, onLook: (seen: Seen) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  let latest = 0
  const look = async () => {
    clearTimeout(timer)
    const turn = (latest += 1)
    const seen = await call('GET /handshakes/:handshakeId', { params: { handshakeId } }).catch(goneOrUnknown)
    if (turn !== latest) return
    if (seen) onLook(seen)
    if (seen && !UNDER_WAY.includes(seen.state)) stop()
    else timer = lookLater()
  }
  const lookLater = () => setTimeout(() => void look(), EVERY)
  let timer = lookLater()
  const stop = () => {
    latest = -1
    clearTimeout(timer)
    channel.close()
  }
  listenTo(channel, (message) => {
    if (message.handshakeId === handshakeId) void look()
  })
  return stop
}
