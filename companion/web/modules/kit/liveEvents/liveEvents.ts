const PATH = '/api/v1/events'
const EVERY = 10_000
/** How many looks a refused stream is left alone at most: five minutes. */
const MAX_PAUSE = 30

const onlookers = new Set<() => void>()

/** The stream of the companion, and looks every ten seconds for as long as it is broken. */
class Following {
  private readonly look: () => void
  private source: EventSource
  private timer?: ReturnType<typeof setInterval>
  private looksUntilRetry = 1
  private pause = 1

  constructor(look: () => void) {
    this.look = look
    this.source = this.listen()
  }

  private listen() {
    const source = new EventSource(PATH)
    source.addEventListener('connection', () => {
      this.look()
      onlookers.forEach((onlooker) => {
        onlooker()
      })
    })
    source.onopen = () => {
      this.rest()
    }
    source.onerror = () => {
      this.poll()
    }
    return source
  }

  private poll() {
    this.timer ??= setInterval(() => {
      this.lookAgain()
    }, EVERY)
  }

  /** A browser tries a broken stream again by itself, but not one that was refused: that is tried ever less often. */
  private lookAgain() {
    this.looksUntilRetry -= 1
    if (this.source.readyState === EventSource.CLOSED && this.looksUntilRetry <= 0) {
      this.pause = Math.min(2 * this.pause, MAX_PAUSE)
      this.looksUntilRetry = this.pause
      this.source = this.listen()
    }
    this.look()
  }

  /** The stream is back. It may have missed events while it was away. */
  private rest() {
    if (this.timer) this.look()
    this.pause = 1
    this.looksUntilRetry = 1
    clearInterval(this.timer)
    this.timer = undefined
  }

  stop(): void {
    this.source.close()
    clearInterval(this.timer)
    this.timer = undefined
  }
}

/**
 * Calls back whenever the tenant's connection may have changed, here or in another browser. A page that cannot be seen
 * keeps no stream open, because a browser allows only a few at once. Call what it returns to stop.
 */
export function followConnection(look: () => void): () => void {
  let following: Following | undefined = new Following(look)
  const handleSight = () => {
    following?.stop()
    following = document.hidden ? undefined : new Following(look)
    if (following) look()
  }
  document.addEventListener('visibilitychange', handleSight)
  return () => {
    following?.stop()
    document.removeEventListener('visibilitychange', handleSight)
  }
}

/** Calls back at each event while a page follows the connection. It opens no stream itself. Call what it returns to stop. */
export function whenConnectionChanges(onlooker: () => void): () => void {
  onlookers.add(onlooker)
  return () => {
    onlookers.delete(onlooker)
  }
}
