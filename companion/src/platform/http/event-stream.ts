import { Readable } from 'node:stream'
import type { Log } from '../log.ts'
import { refusal } from '../refusals/errors.ts'

/** Something that happened, under a number that rises with each event of its topic. */
export type StreamedEvent = { topic: string; id: number; event: string; data: object }

/** Who listens to what, from which event on, and in which session. */
type Listening = { topic: string; after: number; session: string; person: string }

export type EventSource = {
  /** What happened since, on many topics at once, in the order in which it did. */
  poll(cursors: ReadonlyMap<string, number>): Promise<readonly StreamedEvent[]>
  /** Whether a session still stands. */
  isAlive(session: string): Promise<boolean>
  log: Pick<Log, 'error'>
}

export type EventStreams = {
  /** A stream of server-sent events; refused if there are too many. */
  open(listening: Listening): Readable
  /** Ends all streams, and lets no new one begin. */
  close(): void
}

type Listener = Listening & { stream: Readable }

const TICK_MS = 1_000
const HEARTBEAT_TICKS = 20
const SESSION_TICKS = 60
/** How many streams a process keeps open at once: of one session, of one person, on one topic, and in all. */
const MAX_STREAMS = { session: 5, person: 10, topic: 50, all: 1_000 }
/** A reader who takes nothing for so long has to come again. */
const MOST_UNREAD_BYTES = 64 * 1024

/** Server-sent events of this process: one look at the source each second, for all who listen, while anybody does. */
export function createEventStreams(source: EventSource, tickMs = TICK_MS): EventStreams {
  const listeners = new Set<Listener>()
  let timer: NodeJS.Timeout | undefined
  let [ticks, isAtWork, isClosed] = [0, false, false]

  const tick = async (): Promise<void> => {
    ticks += 1
    if (ticks % HEARTBEAT_TICKS === 0) for (const { stream } of listeners) stream.push(':\n\n')
    if (isAtWork) return
    isAtWork = true
    try {
      if (ticks % SESSION_TICKS === 0) await endLost(listeners, source)
      if (listeners.size > 0) deliver(await source.poll(cursorsOf(listeners)), listeners)
    } catch (err) {
      source.log.error({ err }, 'events could not be read')
    } finally {
      isAtWork = false
    }
  }

  const leave = (listener: Listener): void => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    open: (listening) => {
      if (isClosed) throw refusal('NOT_READY')
      if (areTooMany(listeners, listening)) throw refusal('TOO_MANY_REQUESTS', { seconds: HEARTBEAT_TICKS })
      const listener = { ...listening, stream: new Readable({ read: () => undefined }) }
      listener.stream.on('close', () => {
        leave(listener)
      })
      listeners.add(listener)
      // Without an event yet, the browser would not know where to go on after a lost connection.
      listener.stream.push(`id: ${listening.after}\n\n`)
      timer ??= setInterval(() => void tick(), tickMs)
      return listener.stream
    },
    close: () => {
      isClosed = true
      clearInterval(timer)
      for (const { stream } of listeners) stream.push(null)
    },
  }
}

/** Whether one more stream would leave too few for other sessions, people, topics, or for the process itself. */
function areTooMany(listeners: ReadonlySet<Listener>, next: Listening): boolean {
  const isFull = (kind: 'session' | 'person' | 'topic') =>
    [...listeners].filter((one) => one[kind] === next[kind]).length >= MAX_STREAMS[kind]
  return listeners.size >= MAX_STREAMS.all || isFull('session') || isFull('person') || isFull('topic')
}

/** For each topic, how far everybody who listens to it has come. */
function cursorsOf(listeners: Iterable<Listener>): Map<string, number> {
  const cursors = new Map<string, number>()
  for (const { topic, after } of listeners) cursors.set(topic, Math.min(after, cursors.get(topic) ?? after))
  return cursors
}

function deliver(events: readonly StreamedEvent[], listeners: Iterable<Listener>): void {
  for (const listener of listeners) {
    for (const { topic, id, event, data } of events) {
      if (topic !== listener.topic || id <= listener.after) continue
      listener.after = id
      listener.stream.push(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    }
    if (listener.stream.readableLength > MOST_UNREAD_BYTES) listener.stream.destroy()
  }
}

async function endLost(listeners: ReadonlySet<Listener>, source: EventSource): Promise<void> {
  for (const session of new Set([...listeners].map((one) => one.session))) {
    if (await source.isAlive(session)) continue
    for (const { stream, session: owner } of listeners) if (owner === session) stream.push(null)
  }
}
